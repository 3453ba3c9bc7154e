// Signs a department in and shows its figures. The token lives in this page's memory alone: who leaves, reloads or waits
// for its end signs in again.
const door = document.querySelector('.door');
const form = door.querySelector('form');
const said = door.querySelector('.said');
const figures = document.querySelector('.figures');
const drawn = figures.querySelector('.drawn');
const language = document.documentElement.lang;
let token = null;
let end = 0;

function say(what) {
  said.textContent = what ? said.dataset[what] : '';
}

function close(why) {
  token = null;
  clearTimeout(end);
  drawn.replaceChildren();
  figures.hidden = true;
  door.hidden = false;
  say(why);
  form.elements.login.focus();
}

async function signIn(login, secret) {
  const pair = String.fromCharCode(...new TextEncoder().encode(`${login}:${secret}`));
  const answer = await fetch('../api/v1/auth/token', {
    method: 'POST',
    // Without it the browser would ask for a password by itself.
    credentials: 'omit',
    headers: { Authorization: `Basic ${btoa(pair)}`, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  if (!answer.ok) {
    throw { why: { 401: 'refused', 429: 'locked' }[answer.status] ?? 'failed' };
  }
  const issued = await answer.json();
  token = issued.access_token;
  end = setTimeout(() => close('ended'), issued.expires_in * 1000);
}

async function ask(address) {
  const answer = await fetch(address, {
    credentials: 'omit',
    headers: { Authorization: `Bearer ${token}`, 'Accept-Language': language },
  });
  if (!answer.ok) {
    throw { why: { 401: 'ended', 403: 'stranger' }[answer.status] ?? 'failed' };
  }
  return answer;
}

async function show() {
  const answer = await ask('statistics/figures');
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  drawn.replaceChildren(...page.body.childNodes);
  say('');
  door.hidden = true;
  figures.hidden = false;
  figures.focus();
}

async function attempt(what) {
  try {
    await what();
  } catch (fault) {
    close(fault?.why ?? 'failed');
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { login, secret } = form.elements;
  const given = secret.value;
  secret.value = '';
  say('reading');
  attempt(async () => {
    await signIn(login.value.trim(), given);
    await show();
  });
});

figures.querySelector('.leave').addEventListener('click', () => close(''));

figures.querySelector('.download').addEventListener('click', () =>
  attempt(async () => {
    const answer = await ask('../api/v1/departments/statistics.csv');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = answer.headers.get('Content-Disposition')?.match(/"(.+)"/)?.[1] ?? 'statistics.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }),
);

// A page that comes back from the browser's memory must not come back signed in.
addEventListener('pagehide', () => close(''));
