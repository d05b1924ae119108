#include "loaders/find/dates/dates.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "loaders/find/dates/quantities.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"

namespace {

using namespace dossier::loaders::find;

struct Told {
    std::string text, due;
};

std::span<const Recess> recesses() {
    static const Gazetteer known = Gazetteer::load(std::filesystem::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
    return known.recesses();
}

/// The first time that the words tell to the reader of a letter of that date.
Told told(std::string_view text, std::string_view date = "2024-06-28") {
    const std::vector<Word> words = plain_words(text);
    const std::vector<TimeExpression> times = find_times(words, date, recesses());
    if (times.empty()) {
        return {};
    }
    return {printed(text, words, times[0].first, times[0].last), times[0].due};
}

TEST(Times, DaysCarryTheirPreposition) {
    EXPECT_EQ(told("informeer ik uiterlijk 1 oktober 2025 nader").due, "2025-10-01");
    EXPECT_EQ(told("informeer ik uiterlijk 1 oktober 2025 nader").text, "uiterlijk 1 oktober 2025");
    EXPECT_EQ(told("op dinsdag 9 juli").due, "2024-07-09");
    EXPECT_EQ(told("vóór 1 mei 2025").due, "../2025-05-01");
    EXPECT_EQ(told("vanaf 2027 jaarlijks").due, "2027/..");
}

TEST(Times, RangesHaveTwoEnds) {
    for (const char* text :
         {"van 9 tot 11 juli 2024", "van 9-11 juli 2024", "van 9 tot en met 11 juli 2024", "9–11 juli 2024"}) {
        EXPECT_EQ(told(text).due, "2024-07-09/2024-07-11") << text;
    }
    EXPECT_EQ(told("op 3 en 4 december 2026").due, "2026-12-03/2026-12-04");
}

TEST(Times, RangesRunOverTheEndOfAMonthAndPastWeekdays) {
    EXPECT_EQ(told("van 27 juni tot en met 1 juli").due, "2024-06-27/2024-07-01");
    EXPECT_EQ(told("31 oktober tot 5 november 2010").due, "2010-10-31/2010-11-05");
    EXPECT_EQ(told("van 30 december 2024 t/m 3 januari 2025").due, "2024-12-30/2025-01-03");
    EXPECT_EQ(told("van woensdag 19 t/m zaterdag 22 juni 2019").due, "2019-06-19/2019-06-22");
    EXPECT_EQ(told("op 12, 13 en 14 mei").due, "2024-05-12/2024-05-14");
    EXPECT_EQ(told("op 31 mei en 1 juni").due, "2024-05-31/2024-06-01");
    EXPECT_EQ(told("13/18 december 2005").due, "2005-12-13/2005-12-18");
    // Two days that do not follow each other are two times.
    EXPECT_EQ(told("op 5 mei en 3 juni").due, "2024-05-05");
    EXPECT_EQ(told("op 32 mei").due, "");
}

TEST(Times, ADayThatCannotBeThatFarOffIsOfTheYearNextToIt) {
    EXPECT_EQ(told("Raad van 16 december", "2025-01-10").due, "2024-12-16");
    EXPECT_EQ(told("Raad van 20 januari", "2024-12-12").due, "2025-01-20");
    EXPECT_EQ(told("op 16 september", "2025-01-10").due, "2025-09-16");
    EXPECT_EQ(told("op 21 dezer", "2005-11-21").due, "2005-11-21");
    EXPECT_EQ(told("op 16 november jongstleden", "2005-11-21").due, "2005-11-16");
    EXPECT_EQ(told("op 24 november aanstaande", "2005-11-21").due, "2005-11-24");
    EXPECT_EQ(told("afgelopen november", "2025-01-10").due, "2024-11");
    EXPECT_EQ(told("komende maart", "2024-11-10").due, "2025-03");
}

TEST(Times, TheLetterGivesTheYear) {
    EXPECT_EQ(told("op 14 mei jl.").due, "2024-05-14");
    EXPECT_EQ(told("op 12 november jl.").due, "2023-11-12");
    EXPECT_EQ(told("op 3 februari a.s.").due, "2025-02-03");
    EXPECT_EQ(told("begin volgend jaar").due, "2025");
    EXPECT_EQ(told("eind dit jaar").due, "2024");
}

TEST(Times, QuartersHalvesAndSeasons) {
    EXPECT_EQ(told("in het eerste kwartaal van 2026").due, "2026-Q1");
    EXPECT_EQ(told("in de tweede helft van 2025").due, "2025-07/2025-12");
    EXPECT_EQ(told("na de zomer").due, "2024-09-22/..");
    EXPECT_EQ(told("in het voorjaar van 2026").due, "2026-03-21/2026-06-20");
    EXPECT_EQ(told("in het voorjaar").due, "2025-03-21/2025-06-20");
}

TEST(Times, ShortFormsOfQuartersSeasonsAndMonths) {
    EXPECT_EQ(told("in Q3 2025").due, "2025-Q3");
    EXPECT_EQ(told("in Q4").due, "2024-Q4");
    EXPECT_EQ(told("rond de zomer 2025").due, "2025-06-21/2025-09-21");
    EXPECT_EQ(told("volgende maand").due, "2024-07");
    EXPECT_EQ(told("deze maand").due, "2024-06");
    EXPECT_EQ(told("in de loop van 2025").due, "2025");
    EXPECT_EQ(told("later dit jaar").text, "later dit jaar");
    EXPECT_EQ(told("voor het einde van het jaar").due, "../2024");
    EXPECT_EQ(told("op korte termijn").text, "op korte termijn");
    EXPECT_EQ(told("de komende tijd").text, "de komende tijd");
}

TEST(Times, ALetterWithoutADateLendsNoYear) {
    for (const char* text : {"op 14 mei jl.", "begin november", "eind dit jaar"}) {
        const std::vector<TimeExpression> times = find_times(plain_words(text), "", recesses());
        ASSERT_FALSE(times.empty()) << text;
        EXPECT_EQ(times[0].due, "") << text;
    }
}

TEST(Times, WhatTheCalendarDoesNotSayHasWordsOnly) {
    EXPECT_EQ(told("vóór het verkiezingsreces").text, "vóór het verkiezingsreces");
    EXPECT_EQ(told("vóór het verkiezingsreces").due, "");
    EXPECT_EQ(told("na Prinsjesdag").text, "na Prinsjesdag");
    EXPECT_EQ(told("binnen drie maanden").text, "binnen drie maanden");
    EXPECT_EQ(told("zo spoedig mogelijk").text, "zo spoedig mogelijk");
}

TEST(Recesses, TheLetterSaysWhichOneIsMeant) {
    EXPECT_EQ(told("vóór het zomerreces").due, "../2024-07-05");
    EXPECT_EQ(told("voor het zomerreces").text, "voor het zomerreces");
    EXPECT_EQ(told("na het zomerreces").due, "2024-09-03/..");
    EXPECT_EQ(told("direct na het zomerreces").text, "direct na het zomerreces");
    EXPECT_EQ(told("direct na het zomerreces").due, "2024-09-03/..");
    EXPECT_EQ(told("na het kerstreces", "2023-11-02").due, "2024-01-16/..");
    EXPECT_EQ(told("na het kerstreces", "2024-01-02").due, "2024-01-16/..");
    EXPECT_EQ(told("vóór het meireces", "2024-03-01").due, "../2024-04-26");
    EXPECT_EQ(told("voor het mei-reces", "2024-03-01").due, "../2024-04-26");
    EXPECT_EQ(told("tot het krokusreces", "2024-01-20").due, "../2024-02-16");
    EXPECT_EQ(told("uiterlijk voor het komende herfstreces", "2023-09-20").due, "../2023-10-13");
    EXPECT_EQ(told("tijdens het zomerreces", "2024-07-20").due, "2024-07-05/2024-09-02");
}

TEST(Recesses, OneThatHasBegunIsOverAfterItsLastDay) {
    EXPECT_EQ(told("vóór het zomerreces", "2024-07-05").due, "../2024-07-05");
    EXPECT_EQ(told("na het zomerreces", "2024-07-20").due, "2024-09-03/..");
    EXPECT_EQ(told("na het zomerreces", "2024-09-02").due, "2024-09-03/..");
    EXPECT_EQ(told("na het zomerreces", "2026-06-01").due, "2026-09-01/..") << "the last day is the last of a month";
}

TEST(Recesses, WithoutANameItIsTheNextOne) {
    EXPECT_EQ(told("vóór het reces").due, "../2024-07-05");
    EXPECT_EQ(told("na het reces").due, "2024-09-03/..");
    EXPECT_EQ(told("nog voor het reces", "2023-11-20").text, "nog voor het reces");
    EXPECT_EQ(told("nog voor het reces", "2023-11-20").due, "../2023-12-22");
}

TEST(Recesses, TheirEndsAreDaysToo) {
    EXPECT_EQ(told("voor het einde van het zomerreces").due, "../2024-09-02");
    EXPECT_EQ(told("na afloop van het zomerreces").due, "2024-09-03/..");
    EXPECT_EQ(told("voor aanvang van het zomerreces").due, "../2024-07-05");
    EXPECT_EQ(told("aan het begin van het zomerreces").due, "2024-07-05");
}

TEST(Recesses, AYearSaysWhichOne) {
    EXPECT_EQ(told("vóór het zomerreces van 2025").due, "../2025-07-04");
    EXPECT_EQ(told("vóór het zomerreces 2025").text, "vóór het zomerreces 2025");
    EXPECT_EQ(told("vóór het zomerreces van 2031").due, "");
}

TEST(Recesses, WhereTheListHasAGapTheWordsStandAlone) {
    EXPECT_EQ(told("vóór het kerstreces", "2024-10-01").due, "") << "not that of the year after";
    EXPECT_EQ(told("na het kerstreces", "2024-12-22").due, "");
    EXPECT_EQ(told("voor het reces", "2024-10-01").due, "");
    EXPECT_EQ(told("vóór het zomerreces", "2031-05-01").due, "");
    EXPECT_EQ(told("vóór het zomerreces", "2031-05-01").text, "vóór het zomerreces");
    EXPECT_EQ(told("vóór het zomerreces", "").due, "") << "a letter without a date";
    EXPECT_EQ(told("na het afgelopen zomerreces", "2024-08-01").due, "");
    EXPECT_EQ(find_times(plain_words("vóór het zomerreces"), "2024-06-28", {})[0].due, "");
}

TEST(Times, NumbersAndWordsThatAreNoTimesStayOut) {
    EXPECT_EQ(told("er mei aan toe").text, "");
    EXPECT_EQ(told("met 2024 woningen").text, "");
    EXPECT_EQ(told("op 45 juli").text, "");
    EXPECT_EQ(told("").text, "");
}

TEST(Quantities, AmountsSharesAndTheirUnits) {
    const auto first = [](std::string_view text) {
        const std::vector<Quantity> found = find_quantities(plain_words(text));
        return found.empty() ? std::pair{0.0, std::string{}} : std::pair{found[0].value, found[0].unit};
    };
    EXPECT_EQ(first("EUR 37,5 miljoen extra"), (std::pair{37.5e6, std::string{"EUR"}}));
    EXPECT_EQ(first("€ 500.000"), (std::pair{500000.0, std::string{"EUR"}}));
    EXPECT_EQ(first("2,1 miljard euro"), (std::pair{2.1e9, std::string{"EUR"}}));
    EXPECT_EQ(first("ten minste 2% van het bbp"), (std::pair{2.0, std::string{"% bbp"}}));
    EXPECT_EQ(first("met 90% verminderen"), (std::pair{90.0, std::string{"%"}}));
    EXPECT_EQ(first("ruim 440 kiloton minder"), (std::pair{440.0, std::string{"kiloton"}}));
    EXPECT_EQ(first("opvang voor 1.500 personen"), (std::pair{1500.0, std::string{"personen"}}));
    EXPECT_EQ(first("in 2024 drie landen").second, "");
}

TEST(Quantities, NumbersAsDutchWritesThem) {
    EXPECT_EQ(parse_number("37,5"), 37.5);
    EXPECT_EQ(parse_number("500.000"), 500000.0);
    EXPECT_EQ(parse_number("drie"), 3.0);
    EXPECT_FALSE(parse_number("veel"));
    EXPECT_FALSE(parse_number(""));
    EXPECT_FALSE(parse_number("1,2,3"));
}

}  // namespace
