#include "repl/words.hpp"

#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace dossier::repl {
namespace {

TEST(Words, QuotesKeepSpacesTogether) {
    EXPECT_EQ(words("\"Verenigd Koninkrijk\"  China"), (std::vector<std::string>{"Verenigd Koninkrijk", "China"}));
    EXPECT_EQ(words("'a b'c ''"), (std::vector<std::string>{"a bc", ""}));
    EXPECT_TRUE(words("  ").empty());
}

TEST(Words, AnUnclosedQuoteIsAnError) { EXPECT_THROW(static_cast<void>(words("\"Verenigd")), graph::Error); }

TEST(Words, AreOneNameWithOrWithoutQuotes) {
    EXPECT_EQ(as_name("Verenigd Koninkrijk"), "Verenigd Koninkrijk");
    EXPECT_EQ(as_name("\"Verenigd Koninkrijk\""), "Verenigd Koninkrijk");
}

}  // namespace
}  // namespace dossier::repl
