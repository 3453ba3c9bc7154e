package cn.quancheng.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** What the page on a department's reporting says, for those who ask for English. */
@Localized("en")
interface QualityWordsInEnglish extends QualityWords {
    @Override
    @Message("Quancheng")
    String brand();

    @Override
    @Message("Reporting quality")
    String title();

    @Override
    @Message(
            "What this department reported in the last twelve months: how much on time, how much late, how much refused.")
    String lead();

    @Override
    @Message("Department sign-in")
    String sign_in();

    @Override
    @Message("Account")
    String login();

    @Override
    @Message("Secret")
    String secret();

    @Override
    @Message("Show")
    String enter();

    @Override
    @Message(
            "Account and secret only fetch a token, and the token stays in this page: who leaves or reloads signs in again.")
    String kept();

    @Override
    @Message(
            "This page fetches its figures with a script: please let it run, or ask GET /api/v1/departments/statistics.")
    String script();

    @Override
    @Message("Account or secret is wrong.")
    String refused();

    @Override
    @Message("Too many failures. Please wait a while.")
    String locked();

    @Override
    @Message("This is not an account of a department.")
    String not_a_department();

    @Override
    @Message("The figures did not come. Please try again later.")
    String failed();

    @Override
    @Message("The sign-in has ended. Please sign in again.")
    String ended();

    @Override
    @Message("Reading…")
    String reading();

    @Override
    @Message("Download CSV")
    String download();

    @Override
    @Message("Sign out")
    String leave();

    @Override
    @Message("Compliance rate")
    String compliance();

    @Override
    @Message("Late rate")
    String late_rate();

    @Override
    @Message("at least {percent}% wanted")
    String least(int percent);

    @Override
    @Message("at most {percent}% wanted")
    String most(int percent);

    @Override
    @Message("met")
    String met();

    @Override
    @Message("missed")
    String missed();

    @Override
    @Message("Received")
    String received();

    @Override
    @Message("lines")
    String lines();

    @Override
    @Message("Silent months")
    String silent_months();

    @Override
    @Message("without a line, the running month included")
    String months();

    @Override
    @Message("Month by month")
    String chart();

    @Override
    @Message("Columns: lines on time, late and refused in each month, as in the table below.")
    String chart_text();

    @Override
    @Message("On time")
    String on_time();

    @Override
    @Message("Late")
    String late();

    @Override
    @Message("Refused")
    String refused_lines();

    @Override
    @Message("Duplicates")
    String duplicates();

    @Override
    @Message("Received in")
    String month();

    @Override
    @Message("so far")
    String so_far();

    @Override
    @Message("silent")
    String silent();

    @Override
    @Message("Nothing of this department was received in the last twelve months")
    String empty_title();

    @Override
    @Message("Once a file is sent, its months stand here:")
    String empty_text();

    @Override
    @Message(
            "On time: received within {days} natural days of the day it occurred. Compliance: lines that passed the rules of all received; late rate: late ones of those that entered. A line sent again is never late. Months are those of receipt, Beijing time.")
    String rules(int days);
}
