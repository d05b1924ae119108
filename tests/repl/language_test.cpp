#include "repl/language/language.hpp"

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "repl/commands.hpp"
#include "repl/language/help_lines.hpp"
#include "repl/language/picture_words.hpp"
#include "repl/language/text.hpp"
#include "repl/options.hpp"

namespace dossier::repl {
namespace {

/// The places of a text, `{name}`, each form's apart.
std::vector<std::multiset<std::string>> places(std::string_view text) {
    std::vector<std::multiset<std::string>> forms(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '|') forms.emplace_back();
        if (text[at] != '{') continue;
        const std::size_t end = text.find('}', at);
        forms.back().emplace(text.substr(at, end - at));
    }
    return forms;
}

TEST(Language, BothHaveEveryTextWithTheSamePlacesToFill) {
    for (std::size_t at = 0; at < text_count; ++at) {
        const auto text = static_cast<Text>(at);
        const std::string_view english = words_of(Language::english, text), dutch = words_of(Language::dutch, text);
        EXPECT_FALSE(english.empty()) << at;
        EXPECT_FALSE(dutch.empty()) << at;
        EXPECT_EQ(places(english), places(dutch)) << english << " / " << dutch;
    }
}

TEST(Language, BothHaveTheSameHeadings) {
    std::set<std::string_view> english_names, dutch_names;
    for (const auto& [name, words] : english().headings) {
        EXPECT_EQ(name, words) << "an English heading is its own name";
        EXPECT_TRUE(english_names.insert(name).second) << name;
    }
    for (const auto& [name, words] : dutch().headings) {
        EXPECT_FALSE(words.empty()) << name;
        EXPECT_TRUE(dutch_names.insert(name).second) << name;
    }
    EXPECT_EQ(english_names, dutch_names);
}

TEST(Language, HelpOfEveryCommandAndOptionIsInDutchToo) {
    std::set<std::string_view> known;
    for (const Command& command : commands()) {
        EXPECT_NE(help_line(Language::dutch, command.name, command.help), command.help) << command.name;
        EXPECT_EQ(help_line(Language::english, command.name, command.help), command.help);
        known.insert(command.name);
    }
    for (const Option& option : options()) {
        EXPECT_NE(help_line(Language::dutch, option.name, option.help), option.help) << option.name;
        known.insert(option.name);
    }
    for (const auto& [name, words] : dutch_help_lines()) EXPECT_TRUE(known.contains(name)) << name;
    EXPECT_EQ(dutch_help_lines().size(), known.size());
}

TEST(Language, ANumberDecidesTheForm) {
    EXPECT_EQ(counted(Language::english, Text::steps, 1), "1 step");
    EXPECT_EQ(counted(Language::english, Text::steps, 0), "0 steps");
    EXPECT_EQ(counted(Language::dutch, Text::steps, 2), "2 stappen");
    EXPECT_EQ(say(Language::dutch, Text::on_page, fmt::arg("page", 3)), "bladzijde 3");
}

TEST(Language, AHeadingThatIsInNoListStaysAsItIs) { EXPECT_EQ(heading(Language::dutch, "iets"), "iets"); }

TEST(Language, PicturesHaveTheSamePlacesToFill) {
    const auto english = picture_words(Language::english), dutch = picture_words(Language::dutch);
    for (const auto member :
         {&graph::picture::Wording::matrix_description, &graph::picture::Wording::timeline_description,
          &graph::picture::Wording::towards, &graph::picture::Wording::condition, &graph::picture::Wording::ego,
          &graph::picture::Wording::ego_description, &graph::picture::Wording::chain,
          &graph::picture::Wording::chain_description, &graph::picture::Wording::left_out}) {
        EXPECT_NE(english.*member, dutch.*member);
        EXPECT_EQ(places(english.*member), places(dutch.*member)) << dutch.*member;
    }
}

/// The variables of a locale for one test.
class Locale : public testing::Test {
protected:
    void SetUp() override {
        for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
    }
    void TearDown() override { SetUp(); }
};

TEST_F(Locale, TheFirstVariableThatIsSetDecides) {
    EXPECT_EQ(language_of_environment(), Language::english);
    setenv("LANG", "nl_NL.UTF-8", 1);
    EXPECT_EQ(language_of_environment(), Language::dutch);
    setenv("LC_MESSAGES", "en_GB.UTF-8", 1);
    EXPECT_EQ(language_of_environment(), Language::english);
    setenv("LC_ALL", "nl_BE", 1);
    EXPECT_EQ(language_of_environment(), Language::dutch);
    setenv("LC_ALL", "", 1);
    EXPECT_EQ(language_of_environment(), Language::english);
}

TEST_F(Locale, NoOtherLanguageIsTakenForDutch) {
    for (const char* locale : {"C", "POSIX", "nlx", "nds_NL", "fr_FR"}) {
        setenv("LANG", locale, 1);
        EXPECT_EQ(language_of_environment(), Language::english) << locale;
    }
    setenv("LANG", "nl", 1);
    EXPECT_EQ(language_of_environment(), Language::dutch);
}

TEST(Language, IsNamedByTwoLetters) {
    EXPECT_EQ(language_named("nl"), Language::dutch);
    EXPECT_EQ(language_named("en"), Language::english);
    EXPECT_FALSE(language_named("Dutch"));
    EXPECT_EQ(name(Language::dutch), "nl");
}

}  // namespace
}  // namespace dossier::repl
