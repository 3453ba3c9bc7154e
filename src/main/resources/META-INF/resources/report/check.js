// Compares a file with the report that was issued. The file stays on this device where the browser can take its digest;
// only where it cannot (a page without TLS), the file is sent to be compared, and is not kept.
const drop = document.querySelector('.drop');

async function digest(file) {
  const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function isSame(file) {
  if (globalThis.crypto?.subtle) {
    return (await digest(file)) === drop.dataset.sha256;
  }
  const answer = await fetch(location.pathname.replace(/\/$/, '') + '/check', {
    method: 'POST',
    headers: { 'Content-Type': 'application/pdf' },
    body: file,
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return (await answer.json()).unaltered;
}

async function compare(file) {
  const said = document.querySelector('.answer');
  let outcome = 'failed';
  try {
    outcome = (await isSame(file)) ? 'same' : 'other';
  } catch {
    // The page says so.
  }
  said.textContent = said.dataset[outcome];
  said.classList.toggle('same', outcome === 'same');
  said.hidden = false;
}

if (drop) {
  drop.hidden = false;
  const input = drop.querySelector('input');
  input.addEventListener('change', () => input.files.length && compare(input.files[0]));
  for (const entering of ['dragenter', 'dragover']) {
    drop.addEventListener(entering, () => drop.classList.add('over'));
  }
  for (const leaving of ['dragleave', 'drop']) {
    drop.addEventListener(leaving, () => drop.classList.remove('over'));
  }
}
