#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

#include "graph/allocation_meter.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "graph/value_text.hpp"
#include "query/own_transaction.hpp"
#include "query/query.hpp"

// What LOAD CSV reads, and what it refuses to read.

namespace dossier::query {
namespace {

namespace fs = std::filesystem;
using graph::ErrorCode;

/// An import directory with one file, and a secret beside it.
class LoadCsv : public testing::Test {
protected:
    LoadCsv() {
        fs::create_directories(directory_ / "sub");
        std::ofstream{outside_} << "secret\n";
    }
    ~LoadCsv() override { fs::remove_all(root_); }

    void write(std::string_view name, std::string_view text) const {
        std::ofstream{directory_ / name, std::ios::binary} << text;
    }

    Result run(const std::string& query, const Parameters& parameters = {}) {
        Limits limits;
        limits.import_directory = directory_;
        limits.cancelled = &cancelled_;
        return prepare(query).run(graph_, parameters, limits);
    }

    /// The records of a file of this text, as a literal list.
    std::string records(std::string_view text, const std::string& options = "") {
        write("x.csv", text);
        return one("LOAD CSV " + options + " RETURN collect(row)");
    }
    std::string one(const std::string& query) { return graph::literal(run(query).rows.at(0).at(0), &graph_); }

    ErrorCode fault(const std::string& query, const Parameters& parameters = {}) {
        try {
            (void)run(query, parameters);
        } catch (const graph::Error& error) {
            message_ = error.diagnostic().message;
            return error.diagnostic().code;
        }
        ADD_FAILURE() << query << " did not fail";
        return ErrorCode::not_supported;
    }
    ErrorCode fault_of(std::string_view text, const std::string& options = "FROM 'x.csv' AS row") {
        write("x.csv", text);
        return fault("LOAD CSV " + options + " RETURN row");
    }

    fs::path root_ = fs::temp_directory_path() / ("dossier_load_csv_" + std::to_string(::getpid()));
    fs::path directory_ = root_ / "import";
    fs::path outside_ = root_ / "outside.csv";
    graph::PropertyGraph graph_;
    std::atomic<bool> cancelled_{false};
    std::string message_;
};

constexpr auto plain = "FROM 'x.csv' AS row";
constexpr auto headers = "WITH HEADERS FROM 'x.csv' AS row";

TEST_F(LoadCsv, GivesListsOfStrings) { EXPECT_EQ(records("a,1\nb,2\n", plain), "[['a', '1'], ['b', '2']]"); }

TEST_F(LoadCsv, GivesMapsWithHeaders) {
    EXPECT_EQ(records("id,name\n1,x\n2,y", headers), "[{id: '1', name: 'x'}, {id: '2', name: 'y'}]");
}

TEST_F(LoadCsv, TakesNothingForNullAndQuotesForAnEmptyText) {
    EXPECT_EQ(records(",\"\",c\n", plain), "[[null, '', 'c']]");
    EXPECT_EQ(records("a,b,c\n1\n", headers), "[{a: '1', b: null, c: null}]");
}

TEST_F(LoadCsv, ReadsQuotedFields) {
    EXPECT_EQ(records("\"a,b\",\"say \"\"hi\"\"\"\n", plain), "[['a,b', 'say \"hi\"']]");
    EXPECT_EQ(one("LOAD CSV FROM 'x.csv' AS row RETURN size(row)"), "2");
    write("x.csv", "\"two\nlines\",b\nc,d\n");
    EXPECT_EQ(one("LOAD CSV FROM 'x.csv' AS row RETURN collect([size(row[0]), linenumber()])"), "[[9, 1], [1, 3]]");
}

TEST_F(LoadCsv, TakesEveryLineEndAndPassesOverEmptyLines) {
    EXPECT_EQ(records("a\r\nb\rc\n\n\r\nd", plain), "[['a'], ['b'], ['c'], ['d']]");
}

TEST_F(LoadCsv, PassesOverAByteOrderMark) {
    EXPECT_EQ(records("\xEF\xBB\xBFid\n1\n", headers), "[{id: '1'}]");
    EXPECT_EQ(records("", plain), "[]");
    EXPECT_EQ(records("\xEF\xBB\xBF", headers), "[]");
}

TEST_F(LoadCsv, TakesAnotherSeparator) {
    EXPECT_EQ(records("a;b,c\n", "FROM 'x.csv' AS row FIELDTERMINATOR ';'"), "[['a', 'b,c']]");
    EXPECT_EQ(records("a\tb\n", "FROM 'x.csv' AS row FIELDTERMINATOR '\\t'"), "[['a', 'b']]");
    for (const std::string wrong : {"''", "';;'", "'\"'", "'\\n'", "'é'"}) {
        EXPECT_EQ(fault("LOAD CSV FROM 'x.csv' AS row FIELDTERMINATOR " + wrong + " RETURN row"),
                  ErrorCode::invalid_argument_value);
    }
}

TEST_F(LoadCsv, SaysWhereARecordStands) {
    write("x.csv", "h\na\nb\n");
    EXPECT_EQ(one("LOAD CSV WITH HEADERS FROM 'x.csv' AS row RETURN collect(linenumber())"), "[2, 3]");
    EXPECT_EQ(one("LOAD CSV FROM 'x.csv' AS row LET n = linenumber() FILTER linenumber() = 2 RETURN n"), "2");
    EXPECT_EQ(one("LOAD CSV FROM 'x.csv' AS row WITH row WHERE linenumber() = 2 RETURN row[0]"), "'a'");
    EXPECT_EQ(one("LOAD CSV FROM 'x.csv' AS row RETURN DISTINCT file() ENDS WITH 'import/x.csv'"), "true");
    EXPECT_EQ(fault("RETURN linenumber()"), ErrorCode::invalid_clause_composition);
    EXPECT_EQ(fault("LOAD CSV FROM 'x.csv' AS row WITH row RETURN file()"), ErrorCode::invalid_clause_composition);
    EXPECT_EQ(fault("LOAD CSV FROM 'x.csv' AS row RETURN linenumber(1)"), ErrorCode::invalid_number_of_arguments);
}

TEST_F(LoadCsv, ReadsAFileForEachRow) {
    write("a.csv", "1\n2\n");
    write("b.csv", "3\n");
    EXPECT_EQ(one("UNWIND ['a.csv', 'b.csv'] AS f LOAD CSV FROM f AS row RETURN collect(row[0])"), "['1', '2', '3']");
    EXPECT_EQ(run("LOAD CSV FROM $f AS row RETURN row", {{"f", graph::Value{"b.csv"}}}).rows.size(), 1U);
}

TEST_F(LoadCsv, ReadsMoreRowsThanABatchHolds) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += std::to_string(i) + "\n";
    write("x.csv", text);
    EXPECT_EQ(one("LOAD CSV FROM 'x.csv' AS row RETURN sum(toInteger(row[0]))"), "12497500");
    EXPECT_EQ(run("LOAD CSV FROM 'x.csv' AS row RETURN row LIMIT 3").rows.size(), 3U);
}

TEST_F(LoadCsv, NamesTheLineOfWhatIsWrong) {
    EXPECT_EQ(fault_of("a\nb\xFF\n"), ErrorCode::unreadable_data);
    EXPECT_EQ(message_, "`x.csv`, line 2: it is not UTF-8");
    EXPECT_EQ(fault_of("a\n\nb\"c\n"), ErrorCode::unreadable_data);
    EXPECT_EQ(message_, "`x.csv`, line 3: a quote stands inside a field without quotes");
    EXPECT_EQ(fault_of("\"a\"b\n"), ErrorCode::unreadable_data);
    EXPECT_EQ(fault_of("\"a\nb"), ErrorCode::unreadable_data);
    EXPECT_EQ(message_, "`x.csv`, line 1: a quote is not closed");
    EXPECT_EQ(fault_of("a,a\n1,2\n", headers), ErrorCode::unreadable_data);
    EXPECT_EQ(fault_of("a\n1,2\n", headers), ErrorCode::unreadable_data);
    EXPECT_EQ(message_, "`x.csv`, line 2: there are 2 fields, but 1 headers");
    EXPECT_EQ(fault_of("\xFF\xFEh\n"), ErrorCode::unreadable_data);
}

TEST_F(LoadCsv, ReadsNothingWithoutADirectory) {
    write("x.csv", "a\n");
    EXPECT_THROW((void)prepare("LOAD CSV FROM 'x.csv' AS row RETURN row").run(graph_), graph::Error);
}

TEST_F(LoadCsv, ReadsBelowTheDirectoryAlone) {
    write("sub/x.csv", "inside\n");
    fs::create_symlink(outside_, directory_ / "link.csv");
    fs::create_symlink(root_, directory_ / "up");
    fs::create_symlink(directory_ / "sub", directory_ / "down");
    for (const std::string location : {"sub/x.csv", "file:///sub/x.csv", "sub/../sub/x.csv", "down/x.csv"}) {
        EXPECT_EQ(one("LOAD CSV FROM '" + location + "' AS row RETURN row[0]"), "'inside'") << location;
    }
    EXPECT_EQ(one("LOAD CSV FROM '" + (directory_ / "sub/x.csv").string() + "' AS row RETURN row[0]"), "'inside'");
    for (const std::string location :
         {"../outside.csv", "sub/../../outside.csv", "link.csv", "up/outside.csv", "file:///../outside.csv",
          "file:///%2e%2e/outside.csv", "file:////../outside.csv", "file://host/x.csv", "/etc/passwd", ".", "",
          "../nowhere.csv", "http://example.org/x.csv", "HTTPS://example.org/x.csv", "ftp://example.org/x.csv"}) {
        const ErrorCode code = fault("LOAD CSV FROM '" + location + "' AS row RETURN row");
        EXPECT_TRUE(code == ErrorCode::wrong_usage || (location.empty() && code == ErrorCode::unreadable_data))
            << location << message_;
    }
    EXPECT_EQ(fault("LOAD CSV FROM 'none.csv' AS row RETURN row"), ErrorCode::unreadable_data);
    EXPECT_EQ(fault("LOAD CSV FROM 'sub' AS row RETURN row"), ErrorCode::unreadable_data);
    EXPECT_EQ(fault("LOAD CSV FROM 'http://example.org/x.csv' AS row RETURN row"), ErrorCode::wrong_usage);
    EXPECT_EQ(message_, "LOAD CSV reads files, and does not fetch `http://example.org/x.csv`");
}

TEST_F(LoadCsv, TakesAStringAlone) {
    EXPECT_EQ(fault("LOAD CSV FROM 1 AS row RETURN row"), ErrorCode::invalid_argument_type);
    EXPECT_EQ(fault("LOAD CSV FROM $f AS row RETURN row", {{"f", graph::Value{}}}), ErrorCode::invalid_argument_type);
    EXPECT_EQ(fault("WITH 1 AS row LOAD CSV FROM 'x.csv' AS row RETURN row"), ErrorCode::variable_already_bound);
    EXPECT_EQ(fault("LOAD CSV FROM 'x.csv' AS row"), ErrorCode::invalid_clause_composition);
    EXPECT_EQ(fault("LOAD CSV FROM 'x.csv' AS row FIELDTERMINATOR 1 RETURN row"), ErrorCode::unexpected_syntax);
}

TEST_F(LoadCsv, StopsWhenCancelled) {
    write("x.csv", "a\n");
    cancelled_ = true;
    EXPECT_EQ(fault("LOAD CSV FROM 'x.csv' AS row RETURN row"), ErrorCode::cancelled);
}

/// Rows that all together take more memory than `limit_` allows, and a batch of them does not.
class LoadManyRows : public LoadCsv {
protected:
    LoadManyRows() {
        std::string text = "id,name\n";
        for (int i = 0; i < 40'000; ++i) text += std::to_string(i) + ",topic " + std::to_string(i) + "\n";
        write("x.csv", text);
    }

    Result write_within(const std::string& query, std::size_t memory) {
        Limits limits;
        limits.import_directory = directory_;
        limits.memory = memory;
        OwnTransaction transaction{graph_};
        Result result =
            prepare("LOAD CSV WITH HEADERS FROM 'x.csv' AS row " + query).run(graph_, {}, limits, {}, &transaction);
        transaction.commit();
        return result;
    }

    /// Bytes that the same nodes take in a graph: the limit counts what a statement adds, too.
    static std::size_t of_the_graph() {
        graph::AllocationMeter meter{std::nullopt, graph::AllocationMeter::Manner::notes};
        const graph::AllocationMeter::Metering metering{&meter};
        graph::PropertyGraph graph;
        OwnTransaction transaction{graph};
        (void)prepare("UNWIND range(0, 39999) AS i CREATE (t:Topic {id: i}) SET t.name = 'topic ' + i")
            .run(graph, {}, {}, {}, &transaction);
        return static_cast<std::size_t>(meter.bytes());
    }

    const std::size_t limit_ = 4'000'000 + of_the_graph();
};

TEST_F(LoadManyRows, IntoTheGraphABatchAtATime) {
    EXPECT_EQ(
        write_within("CREATE (t:Topic {id: toInteger(row.id)}) SET t.name = row.name", limit_).changes.nodes_created,
        40'000U);
    EXPECT_EQ(graph_.node_count(), 40'000U);
}

TEST_F(LoadManyRows, IntoTheGraphTransactionByTransaction) {
    const auto changes =
        write_within("CALL (row) { CREATE (:Topic {name: row.name}) } IN TRANSACTIONS OF 100 ROWS", limit_).changes;
    EXPECT_EQ(changes.nodes_created, 40'000U);
    EXPECT_EQ(changes.labels_added, 1U);
}

TEST_F(LoadManyRows, AllAtOnceWhereALaterClauseLooks) {
    EXPECT_THROW(
        (void)write_within("CREATE (:Topic {name: row.name}) WITH row MATCH (t:Topic {name: row.name}) SET t.seen = 1",
                           limit_),
        graph::Error);
}

}  // namespace
}  // namespace dossier::query
