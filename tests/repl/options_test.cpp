#include "repl/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "graph/error.hpp"
#include "repl/settings_file.hpp"
#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl {
namespace {

using testing::HasSubstr;
using tests::SpokenShell;

/// What is told of a wrong value: message, then hint.
std::string complaint(std::string_view name, std::string_view value) {
    try {
        Settings settings;
        option_named(name).set(settings, value);
    } catch (const graph::Error& error) {
        return error.diagnostic().message + "; " + error.diagnostic().hint;
    }
    return {};
}

TEST(Options, WhatIsShownReadsBackAsTheSame) {
    for (const Option& option : options()) {
        for (const std::string_view value : {"auto", "box", "on", "off", "never", "none", "all", "7", "0.5", "3G"}) {
            Settings settings;
            try {
                option.set(settings, value);
            } catch (const graph::Error&) {
                continue;  // not a value of this one
            }
            const std::string shown = option.show(settings);
            Settings again;
            option.set(again, shown);
            EXPECT_EQ(option.show(again), shown) << option.name << " " << value;
        }
        Settings defaults;
        option.set(defaults, option.show(Settings{}));
        EXPECT_EQ(option.show(defaults), option.show(Settings{})) << option.name;
    }
}

TEST(Options, EveryValueThatHelpListsWillDo) {
    for (const Option& option : options()) {
        for (const std::string_view value : option.choices()) {
            EXPECT_EQ(complaint(option.name, value), "") << option.name << " " << value;
        }
    }
}

TEST(Options, ChoicesAreListedWhereThereIsAnEndToThem) {
    EXPECT_THAT(option_named("color").choices(), testing::ElementsAre("auto", "always", "never"));
    EXPECT_TRUE(option_named("timeout").choices().empty());
}

TEST(Options, AWrongNameOrValueSaysWhatWouldDo) {
    EXPECT_THAT(complaint("formt", "box"), HasSubstr("did you mean `format`?"));
    EXPECT_THAT(complaint("zzzzzz", "box"), HasSubstr("the options are: format, "));
    EXPECT_THAT(complaint("format", "markdwon"), HasSubstr("did you mean `markdown`?"));
    EXPECT_THAT(complaint("format", "yaml"), HasSubstr("table, box, line"));
    EXPECT_THAT(complaint("pager", "yes"), HasSubstr("on or off, not `yes`"));
    EXPECT_THAT(complaint("max-rows", "0"), HasSubstr("a whole number from 1"));
    EXPECT_THAT(complaint("max-rows", "-1"), HasSubstr("not `-1`"));
    EXPECT_THAT(complaint("threads", "4294967296"), HasSubstr("from 1 to 4294967295"));
    EXPECT_THAT(complaint("timeout", "nul"), HasSubstr("a number above 0"));
    EXPECT_THAT(complaint("memory-limit", "5X"), HasSubstr("a number above 0"));
    EXPECT_THAT(complaint("memory-limit", "0.5"), HasSubstr("less than a byte"));
    EXPECT_THAT(complaint("color", "blauw"), HasSubstr("auto, always or never"));
    EXPECT_THAT(complaint("import-directory", "/nergens"), HasSubstr("`/nergens` is none"));
}

TEST(Options, SetAloneListsThemAndWithANameShowsOne) {
    SpokenShell shell;
    ASSERT_TRUE(shell.run(":set format csv\n:set"));
    EXPECT_THAT(shell.out(), HasSubstr("format,csv,auto|table|"));
    EXPECT_THAT(shell.out(), HasSubstr("max-rows,1000,N,"));
    ASSERT_TRUE(shell.run(":set max-rows"));
    EXPECT_THAT(shell.out(), testing::StartsWith("option,value,values,what it is for\r\nmax-rows,1000,N,"));
    EXPECT_FALSE(shell.run(":set null not known"));
    EXPECT_THAT(shell.messages(), HasSubstr("put quotes around it"));
    ASSERT_TRUE(shell.run(":set null 'not known'\nRETURN null AS a;"));
    EXPECT_EQ(shell.out(), "a\r\nnot known\r\n");
}

/// A folder of its own for the files of a test.
class Files : public testing::Test {
protected:
    Files() { std::filesystem::create_directories(folder_); }
    ~Files() override { std::filesystem::remove_all(folder_); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    [[nodiscard]] std::string path(std::string_view name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::string text(std::string_view name) const {
        std::ifstream file{folder_ / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

    std::filesystem::path folder_ =
        std::filesystem::path{testing::TempDir()} / testing::UnitTest::GetInstance()->current_test_info()->name();
};

using OutputFile = Files;

TEST_F(OutputFile, TakesResultsUntilOutputAlone) {
    SpokenShell shell;
    ASSERT_TRUE(shell.run(":output " + path("a.tsv") + "\nRETURN 1 AS a;\n:params\n:output\nRETURN 2 AS a;"));
    EXPECT_EQ(text("a.tsv"), "a\n1\n");
    EXPECT_EQ(shell.out(), "a\n2\n");
    EXPECT_THAT(shell.messages(), HasSubstr("`:output` alone brings them back"));
}

TEST_F(OutputFile, IsPrintedAsItsEndingSaysUnlessAFormatIsSet) {
    SpokenShell shell;
    const auto written = [&](const std::string& name, const std::string& before = {}) {
        EXPECT_TRUE(shell.run(before + ":output " + path(name) + "\nRETURN 'x' AS a;\n:output"));
        return text(name);
    };
    EXPECT_EQ(written("a.csv"), "a\r\nx\r\n");
    EXPECT_EQ(written("a.md"), "| a |\n| --- |\n| x |\n");
    EXPECT_EQ(written("a.json"), "[{\"a\": \"x\"}]\n");
    EXPECT_EQ(written("een naam met spaties.txt"), "a\n─\nx\n");
    EXPECT_EQ(written("a.dat"), "a\nx\n");
    EXPECT_EQ(written("b.csv", ":set format tsv\n"), "a\nx\n");
}

TEST_F(OutputFile, ThatCannotBeWrittenIsAnErrorAndNothingIsLost) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":output " + path("nergens/a.csv")));
    EXPECT_THAT(shell.messages(), HasSubstr("No such file or directory"));
    EXPECT_THAT(shell.messages(), HasSubstr("hint: "));
    EXPECT_FALSE(shell.run(":output " + folder_.string()));
    EXPECT_THAT(shell.messages(), HasSubstr("Is a directory"));
    ASSERT_TRUE(shell.run("RETURN 1 AS a;"));
    EXPECT_EQ(shell.out(), "a\n1\n");
}

TEST_F(OutputFile, ThatIsFullIsAnError) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":output /dev/full\nRETURN 1 AS a;\nRETURN 2 AS a;"));
    EXPECT_THAT(shell.messages(), HasSubstr("does not take all"));
    EXPECT_EQ(shell.out(), "");
    ASSERT_TRUE(shell.run("RETURN 3 AS a;"));
    EXPECT_EQ(shell.out(), "a\n3\n");
}

TEST_F(OutputFile, IsNeverAKnowledgeBase) {
    (void)graph::KnowledgeBase::open(path("kb.dossier"));
    SpokenShell shell;
    const std::string before = text("kb.dossier");
    EXPECT_FALSE(shell.run(":output " + path("kb.dossier")));
    EXPECT_THAT(shell.messages(), HasSubstr("is not written over"));
    EXPECT_EQ(text("kb.dossier"), before);
}

/// `$XDG_CONFIG_HOME` is the test's folder, within this test alone.
class SettingsFile : public Files {
protected:
    SettingsFile() {
        setenv("XDG_CONFIG_HOME", folder_.c_str(), 1);
        std::filesystem::create_directories(settings_file().parent_path());
    }
    ~SettingsFile() override { unsetenv("XDG_CONFIG_HOME"); }
    SettingsFile(const SettingsFile&) = delete;
    SettingsFile& operator=(const SettingsFile&) = delete;

    static void write(std::string_view text) { std::ofstream{settings_file()} << text; }
};

TEST_F(SettingsFile, FaultsAreToldWithTheirLineAndTheRestIsRun) {
    write("// mine\n:set formt box\n:set timing on\nRETURN x;\n:param naam => 'NAVO'\n");
    SpokenShell shell;
    run_settings_file(shell.shell());
    EXPECT_THAT(shell.messages(), HasSubstr("rc:2:1: there is no option `formt`"));
    EXPECT_THAT(shell.messages(), HasSubstr("rc:4:8: "));
    EXPECT_TRUE(shell.shell().settings().timing);
    EXPECT_EQ(shell.shell().parameters().size(), 1U);
    EXPECT_FALSE(shell.shell().leaving());
}

TEST_F(SettingsFile, MayBeAbsentAndIsToldWhereItIsNoFile) {
    SpokenShell shell;
    run_settings_file(shell.shell());
    EXPECT_EQ(shell.messages(), "");
    std::filesystem::create_directories(settings_file());
    run_settings_file(shell.shell());
    EXPECT_THAT(shell.messages(), HasSubstr("cannot read"));
}

}  // namespace
}  // namespace dossier::repl
