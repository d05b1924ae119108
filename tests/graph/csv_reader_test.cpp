#include "graph/csv_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "graph/error.hpp"

namespace {

using dossier::graph::CsvField;
using dossier::graph::CsvReader;
using dossier::graph::Error;
using testing::ElementsAre;
using testing::HasSubstr;

/// Every record with the line that it begins on; an absent field is `~`.
std::vector<std::string> records_of(const std::string& text) {
    // Tests run beside each other.
    const auto path = std::filesystem::path{testing::TempDir()} / fmt::format("csv_reader_test-{}.csv", getpid());
    std::ofstream{path, std::ios::binary} << text;
    CsvReader reader{path.string(), "data.csv", ',', [] {}};
    std::vector<std::string> records;
    std::vector<CsvField> fields;
    while (reader.next(fields)) {
        std::string record = std::to_string(reader.line()) + ":";
        for (const CsvField& field : fields) record += ' ' + std::string{field.value_or("~")};
        records.push_back(record);
    }
    std::filesystem::remove(path);
    return records;
}

std::string complaint_about(const std::string& text) {
    try {
        records_of(text);
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    return "none";
}

TEST(CsvReader, TellsAbsentFromEmpty) { EXPECT_THAT(records_of("a,,\"\"\n,\n"), ElementsAre("1: a ~ ", "2: ~ ~")); }

TEST(CsvReader, LinesEndInThreeWaysAndEmptyOnesArePassedOver) {
    EXPECT_THAT(records_of("\xEF\xBB\xBF"
                           "a\r\n\r\nb\rc\n\n\nd"),
                ElementsAre("1: a", "3: b", "4: c", "7: d"));
}

TEST(CsvReader, QuotesHoldDelimitersQuotesAndLineBreaks) {
    EXPECT_THAT(records_of("\"a,\"\"b\"\"\nc\",d\ne\n"), ElementsAre("1: a,\"b\"\nc d", "3: e"));
}

TEST(CsvReader, WhatADoubledQuoteLeavesBehindItsFieldIsNoText) {
    EXPECT_THAT(records_of("\"a\"\"é\",b\n\"\"\"🚀\"\n"), ElementsAre("1: a\"é b", "2: \"🚀"));
}

TEST(CsvReader, AFieldMayBeLongerThanAnyPieceOfTheFile) {
    const std::string longest(300'000, 'x');
    const std::string quotes = '"' + std::string(200'000, '"') + '"';
    EXPECT_THAT(records_of("a," + longest + "\nb," + quotes + "\nc,d\n"),
                ElementsAre("1: a " + longest, "2: b " + std::string(100'000, '"'), "3: c d"));
}

// The piece ends between the two bytes of a line end, of a doubled quote, of a letter, and just before each.
TEST(CsvReader, APieceOfTheFileMayEndAnywhere) {
    for (std::size_t before = 65'530; before <= 65'540; ++before) {
        const std::string filling(before, 'x');
        EXPECT_THAT(records_of(filling + "\r\n\"é\"\"\r\n\"\r\nb,c\r\n"),
                    ElementsAre("1: " + filling, "2: é\"\r\n", "4: b c"))
            << before;
    }
}

TEST(CsvReader, WhoWaitsForAPipeHearsWhenToStop) {
    struct Enough {};
    const auto path = std::filesystem::path{testing::TempDir()} / fmt::format("csv_reader_test-{}.pipe", getpid());
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    int asked = 0;
    CsvReader nobody_writes{path.string(), "pipe", ',', [&] {
                                if (++asked == 3) throw Enough{};
                            }};
    std::vector<CsvField> fields;
    EXPECT_THROW(static_cast<void>(nobody_writes.next(fields)), Enough);

    CsvReader reader{path.string(), "pipe", ',', [] {}};
    std::thread writer{[&] {
        std::ofstream pipe{path};
        pipe << "a,b\nc" << std::flush;
        std::this_thread::sleep_for(std::chrono::milliseconds{150});
        pipe << ",d\n";
    }};
    EXPECT_TRUE(reader.next(fields));
    EXPECT_TRUE(reader.next(fields));
    EXPECT_EQ(*fields.back(), "d");
    EXPECT_FALSE(reader.next(fields));
    writer.join();
    std::filesystem::remove(path);
}

TEST(CsvReader, WhatIsWrongIsToldWithItsLine) {
    EXPECT_EQ(complaint_about("a\n\nb\"c"), "`data.csv`, line 3: a quote stands inside a field without quotes");
    EXPECT_EQ(complaint_about("a\n\"b\"c"), "`data.csv`, line 2: there is text behind a closing quote");
    EXPECT_EQ(complaint_about("a\n\"b\n\n"), "`data.csv`, line 2: a quote is not closed");
    EXPECT_EQ(complaint_about("a\nb\xFF\n"), "`data.csv`, line 2: it is not UTF-8");
    EXPECT_THROW((CsvReader{testing::TempDir() + "/there is none.csv", "none", ',', [] {}}), Error);
    std::vector<CsvField> fields;
    CsvReader folder{testing::TempDir(), "folder", ',', [] {}};
    EXPECT_THROW(static_cast<void>(folder.next(fields)), Error);
    EXPECT_THAT(complaint_about("a\n\"" + std::string(std::size_t{17} << 20U, 'x')),
                HasSubstr("line 2: the record is longer than 16 MB"));
}

}  // namespace
