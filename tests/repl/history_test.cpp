#include "repl/history.hpp"

#include <gmock/gmock.h>

#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl {
namespace {

class Remembered : public History {
public:
    [[nodiscard]] std::vector<std::string> entries() const override { return entries_; }
    void clear() override { entries_.clear(); }

private:
    std::vector<std::string> entries_{"MATCH (a)\nRETURN a;", ":why", "RETURN 'Oekra\033ïne';"};
};

class HistoryCommand : public ::testing::Test {
protected:
    tests::SpokenShell shell;
    Remembered history;
    Shell::Remembering remembering{shell.shell(), history};
};

TEST_F(HistoryCommand, ListsEntriesWithTheirLinesBelowEachOther) {
    EXPECT_TRUE(shell.run(":history"));
    EXPECT_EQ(shell.out(), "    1  MATCH (a)\n       RETURN a;\n    2  :why\n    3  RETURN 'Oekra\\u001Bïne';\n");
}

TEST_F(HistoryCommand, ShowsThoseThatHoldAText) {
    EXPECT_TRUE(shell.run(":history return A"));
    EXPECT_EQ(shell.out(), "    1  MATCH (a)\n       RETURN a;\n");
    EXPECT_TRUE(shell.run(":history nothing"));
    EXPECT_EQ(shell.out(), "");
}

TEST_F(HistoryCommand, ForgetsAll) {
    EXPECT_TRUE(shell.run(":history clear"));
    EXPECT_TRUE(shell.run(":history"));
    EXPECT_EQ(shell.out(), "");
}

TEST(WithoutAHistory, TheCommandSaysSo) {
    tests::SpokenShell shell;
    EXPECT_FALSE(shell.run(":history"));
    EXPECT_THAT(shell.messages(), ::testing::HasSubstr("there is no history here"));
}

}  // namespace
}  // namespace dossier::repl
