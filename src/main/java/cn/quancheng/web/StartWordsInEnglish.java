package cn.quancheng.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** What the start page says to those who ask for English. */
@Localized("en")
interface StartWordsInEnglish extends StartWords {
    @Override
    @Message("Quancheng")
    String title();

    @Override
    @Message("The credit score of Jinan’s citizens")
    String subtitle();

    @Override
    @Message("Quan, the spring; cheng, a word kept.")
    String hero_line();

    @Override
    @Message("Computed once a month from records that have a source and a basis in law. Every point can be explained, "
            + "and all it does is open benefits.")
    String hero_text();

    @Override
    @Message("This is a made-up demo city: its people are invented, and their identity numbers are nobody’s.")
    String demo_note();

    @Override
    @Message("Last published")
    String month_label();

    @Override
    @Message("people have a score for this month")
    String month_scored();

    @Override
    @Message("over")
    String month_more_than();

    @Override
    @Message("Scoring model")
    String month_model();

    @Override
    @Message("Published")
    String month_published();

    @Override
    @Message("People in each tier")
    String tiers_title();

    @Override
    @Message("from {from}")
    String tiers_from(int from);

    @Override
    @Message("Tiers with fewer than ten people do not show how many.")
    String tiers_note();

    @Override
    @Message("No month has been published yet")
    String empty_title();

    @Override
    @Message("Three steps from here to the first one:")
    String empty_text();

    @Override
    @Message("Load the population register")
    String empty_citizens();

    @Override
    @Message("Load credit records")
    String empty_records();

    @Override
    @Message("Start the month’s run")
    String empty_run();

    @Override
    @Message("What there is")
    String links_title();

    @Override
    @Message("The notice: read it before you agree")
    String links_notice();

    @Override
    @Message("The API, to read and to try")
    String links_api();

    @Override
    @Message("The API’s description")
    String links_openapi();

    @Override
    @Message("Health")
    String links_health();

    @Override
    @Message("Metrics")
    String links_metrics();

    @Override
    @Message("Keys to check tokens with")
    String links_keys();

    @Override
    @Message("How to begin, and a tour: README.md and the folder docs, with the source.")
    String links_readme();

    @Override
    @Message("Three lines that hold")
    String rules_title();

    @Override
    @Message("Reward only")
    String rules_reward();

    @Override
    @Message("A score opens benefits. It never makes ordinary terms worse for anyone.")
    String rules_reward_text();

    @Override
    @Message("Every point explained")
    String rules_explained();

    @Override
    @Message("By its record, its source, its legal basis and the rule; it all adds up exactly.")
    String rules_explained_text();

    @Override
    @Message("No rankings")
    String rules_no_ranking();

    @Override
    @Message("No list of people, no order among them; nobody under eighteen has a score.")
    String rules_no_ranking_text();

    @Override
    @Message("Nobody’s data is on this page.")
    String footer();
}
