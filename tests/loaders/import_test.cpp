#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "loaders/import/csv.hpp"
#include "loaders/import/graph_text.hpp"
#include "tests/loaders/graph_dump.hpp"

namespace {

using namespace dossier::loaders::import;
using dossier::graph::Error;
using dossier::graph::PropertyGraph;
using dossier::graph::Transaction;
using dossier::tests::graph_dump;
using testing::HasSubstr;
namespace fs = std::filesystem;

class CsvImport : public testing::Test {
protected:
    void SetUp() override {
        // Tests run beside each other.
        folder_ = fs::path{testing::TempDir()} / fmt::format("csv_import-{}", getpid());
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path file(const std::string& name, const std::string& text) {
        std::ofstream{folder_ / name, std::ios::binary} << text;
        return folder_ / name;
    }

    std::string imported(const std::vector<CsvTable>& nodes, const std::vector<CsvTable>& relationships = {},
                         const CsvForm& form = {}) {
        PropertyGraph graph;
        graph.intern_key("id");
        Transaction transaction{graph};
        import_csv(graph, nodes, relationships, form, [](const auto&, const auto&) {});
        transaction.commit();
        return graph_dump(graph);
    }

    std::string complaint(const std::vector<CsvTable>& nodes, const std::vector<CsvTable>& relationships = {},
                          const CsvForm& form = {}) {
        try {
            return "none, but\n" + imported(nodes, relationships, form);
        } catch (const Error& error) {
            std::string message = error.diagnostic().message;
            const std::string folder = folder_.string() + "/";
            if (const auto at = message.find(folder); at != std::string::npos) message.erase(at, folder.size());
            return message;
        }
    }

    std::string complaint_about_nodes(const std::string& text, const CsvForm& form = {}) {
        return complaint({{{}, {file("n.csv", text)}}}, {}, form);
    }

private:
    fs::path folder_;
};

TEST_F(CsvImport, LabelsTypesAndPropertiesOfNamedTables) {
    const auto people = file("people.csv", "id:ID(Person)|name\n1|Ans\n2|\n");
    const auto places = file("places.csv", "id:ID(Place)|name\n1|Delft\n");
    const auto lives = file("lives.csv", ":START_ID(Person)|:END_ID(Place)|since:int\n1|1|1990\n2|1|\n");
    EXPECT_EQ(imported({{{"Person", "Human"}, {people}}, {{"Place"}, {places}}}, {{{"LIVES_IN"}, {lives}}},
                       {.delimiter = '|', .ids = IdType::integer}),
              "(:Human:Person) id: 1; name: 'Ans';\n"
              "(:Human:Person) id: 2;\n"
              "(:Place) id: 1; name: 'Delft';\n"
              "1 LIVES_IN 1 since: 1990;\n"
              "2 LIVES_IN 1\n");
}

TEST_F(CsvImport, LabelsAndTypesMayStandInTheFile) {
    const auto nodes = file("n.csv", "id:ID,:LABEL\na,A;B\nb,\n");
    const auto links = file("r.csv", ":START_ID,:TYPE,:END_ID\na,X,b\nb,,a\n");
    EXPECT_EQ(imported({{{"C"}, {nodes}}}, {{{"Y"}, {links}}}),
              "'a' X 'b'\n'b' Y 'a'\n(:A:B:C) id: 'a';\n(:C) id: 'b';\n");
}

TEST_F(CsvImport, EveryTypeOfColumn) {
    const std::string header = "id:ID,s:string,c:char,b:boolean,i:long,f:double,d:date,lt:localtime,t:time,"
                               "ldt:localdatetime,dt:datetime,p:duration,l:int[],:IGNORE\n";
    const auto nodes = file("n.csv", header + "x,\"\",é, TRUE ,-7,1e3,2026-02-28,12:30,12:30+01:00,2026-02-28T12:30,"
                                              "2026-02-28T12:30+01:00[Europe/Amsterdam],P1M,1; 2;3,nothing\n");
    EXPECT_EQ(imported({{{}, {nodes}}}),
              "() b: true; c: 'é'; d: '2026-02-28'; dt: '2026-02-28T12:30+01:00[Europe/Amsterdam]'; f: 1000.0; i: -7; "
              "id: 'x'; l: [1, 2, 3]; ldt: '2026-02-28T12:30'; lt: '12:30'; p: 'P1M'; s: ''; t: '12:30+01:00';\n");
}

TEST_F(CsvImport, TheFirstFileOfATableHasTheHeaderOfAll) {
    const auto header = file("h.csv", "id:ID\n");
    const auto first = file("1.csv", "a\n");
    const auto second = file("2.csv", "b\n");
    EXPECT_EQ(imported({{{}, {header, first, second}}}), "() id: 'a';\n() id: 'b';\n");
}

TEST_F(CsvImport, AnIdWithoutNameIsNoPropertyAndMayBeAbsent) {
    EXPECT_EQ(imported({{{"A"}, {file("n.csv", ":ID,n:int\nx,1\n,2\n")}}}), "(:A) n: 1;\n(:A) n: 2;\n");
}

TEST_F(CsvImport, ManyRelationshipsWithPropertiesKeepTheirs) {
    std::string nodes = "id:ID\n";
    std::string links = ":START_ID,:END_ID,:TYPE,n:int\n";
    for (int i = 0; i < 1000; ++i) {
        nodes += std::to_string(i) + "\n";
        links += std::to_string(i) + "," + std::to_string(999 - i) + (i % 2 == 0 ? ",EVEN," : ",ODD,") +
                 std::to_string(i) + "\n";
    }
    const std::string dump = imported({{{}, {file("n.csv", nodes)}}}, {{{}, {file("r.csv", links)}}});
    EXPECT_THAT(dump, HasSubstr("'421' ODD '578' n: 421;\n"));
    EXPECT_THAT(dump, HasSubstr("'998' EVEN '1' n: 998;\n"));
}

TEST_F(CsvImport, HeadersThatSayNothingAreRefused) {
    EXPECT_EQ(complaint_about_nodes(""), "`n.csv`, line 1: the file is empty");
    EXPECT_EQ(complaint_about_nodes("id:ID,n:number\n"),
              "`n.csv`, line 1: `n:number` says neither what the column is for nor a type that we know");
    EXPECT_EQ(complaint_about_nodes("id:ID,n,n:int\n"), "`n.csv`, line 1: the column `n` occurs twice");
    EXPECT_EQ(complaint_about_nodes("a:ID,b:ID\n"), "`n.csv`, line 1: the column `:ID` occurs twice");
    EXPECT_EQ(complaint_about_nodes(":START_ID,:END_ID\n"),
              "`n.csv`, line 1: `:START_ID` is a column of relationships, but this file has nodes");
    EXPECT_EQ(complaint_about_nodes(":LABEL(Person)\n"),
              "`n.csv`, line 1: `:LABEL(Person)`: only ID, START_ID and END_ID have a space of ids");
    EXPECT_EQ(complaint_about_nodes("d:datetime{timezone:+02:00}\n"),
              "`n.csv`, line 1: `d:datetime{timezone:+02:00}`: options in braces are not supported");
    EXPECT_EQ(complaint({}, {{{"X"}, {file("r.csv", ":START_ID,n\n")}}}),
              "`r.csv`, line 1: the header has no column `:END_ID`");
    EXPECT_EQ(complaint({}, {{{}, {file("r.csv", ":START_ID,:END_ID\n")}}}),
              "`r.csv`, line 1: nothing says the type of these relationships");
}

TEST_F(CsvImport, RecordsThatDoNotFitAreRefusedWithTheirLine) {
    EXPECT_EQ(complaint_about_nodes("id:ID,n:int\na,1\n\nb,x\n"),
              "`n.csv`, line 4: `x` of the column `n` is not a 64-bit integer");
    EXPECT_EQ(complaint_about_nodes("id:ID,n:int\na,9223372036854775808\n"),
              "`n.csv`, line 2: `9223372036854775808` of the column `n` is not a 64-bit integer");
    EXPECT_EQ(complaint_about_nodes("id:ID,d:date\na,2026-02-30\n"),
              "`n.csv`, line 2: `2026-02-30` of the column `d` is not a date");
    EXPECT_EQ(complaint_about_nodes("id:ID,f:float\na,nan\n"),
              "`n.csv`, line 2: `nan` of the column `f` is not a float");
    EXPECT_EQ(complaint_about_nodes("id:ID,n\na\n"), "`n.csv`, line 2: the record has 1 fields, but the header has 2");
    EXPECT_EQ(complaint_about_nodes("id:ID(P)\na\na\n"), "`n.csv`, line 3: the id `a` comes twice in the space P");
    EXPECT_EQ(complaint_about_nodes("id:ID\na\n", {.ids = IdType::integer}),
              "`n.csv`, line 2: the id `a` is not an integer");
    EXPECT_EQ(complaint_about_nodes("id:ID\na\n\"\"\n"), "`n.csv`, line 3: the id is empty");
    EXPECT_EQ(complaint_about_nodes("id:ID,:LABEL\na,A;;B\n"), "`n.csv`, line 2: a label is empty");
    const std::vector<CsvTable> nodes{{{}, {file("m.csv", "id:ID(P)\na\n")}}};
    EXPECT_EQ(complaint(nodes, {{{"X"}, {file("r.csv", ":START_ID(P),:END_ID(Q)\na,a\n")}}}),
              "`r.csv`, line 2: no node has the id `a` in the space Q");
    EXPECT_EQ(complaint(nodes, {{{"X"}, {file("r.csv", ":START_ID(P),:END_ID(P)\na,\n")}}}),
              "`r.csv`, line 2: the relationship has no node at one of its ends");
    EXPECT_EQ(complaint(nodes, {{{}, {file("r.csv", ":START_ID(P),:END_ID(P),:TYPE\na,a,\n")}}}),
              "`r.csv`, line 2: the relationship has no type");
}

/// `count` records, the one of `wrong` of which has a text where a number should stand.
std::string numbers(int count, int wrong = -1) {
    std::string text = "id:ID,n:int\n";
    for (int i = 0; i < count; ++i) text += fmt::format("{},{}\n", i, i == wrong ? "x" : std::to_string(i));
    return text;
}

// The files are read ahead, some thousand records at a time.
TEST_F(CsvImport, TheFirstErrorInTheOrderOfTheFilesIsToldWithItsLine) {
    for (const int wrong : {0, 4094, 4095, 4096, 4097, 20'000, 29'999}) {
        EXPECT_EQ(complaint({{{}, {file("n.csv", numbers(30'000, wrong))}}, {{}, {file("geen.csv", "a,a\n")}}}),
                  fmt::format("`n.csv`, line {}: `x` of the column `n` is not a 64-bit integer", wrong + 2));
    }
    const CsvTable good{{}, {file("n.csv", numbers(10'000)), file("leeg.csv", "")}};
    EXPECT_EQ(complaint({good, {{}, {file("m.csv", "id:ID\n7\n\n")}}}), "`m.csv`, line 2: the id `7` comes twice");
    EXPECT_EQ(complaint({good}, {{{"X"}, {file("r.csv", ":START_ID,:END_ID\n\n1,2\n1,10000\n"), "geen.csv"}}}),
              "`r.csv`, line 4: no node has the id `10000`");
    EXPECT_EQ(complaint({good}, {{{"X"}, {file("s.csv", ":START_ID,:END_ID\n1,2\n"), file("t.csv", "1,2\n1\n")}}}),
              "`t.csv`, line 2: the record has 1 fields, but the header has 2");
}

TEST_F(CsvImport, WhoWatchesMayStopIt) {
    struct Enough {};
    const std::vector<CsvTable> nodes{{{}, {file("n.csv", numbers(100'000))}}};
    std::size_t rows = 0;
    PropertyGraph graph;
    Transaction transaction{graph};
    const auto watch = [&](const fs::path& path, const ImportCounts& so_far) {
        EXPECT_TRUE(path.empty() || path.filename() == "n.csv") << path;
        rows = so_far.nodes;
        if (rows >= 10'000) throw Enough{};
    };
    EXPECT_THROW(import_csv(graph, nodes, {}, {}, watch), Enough);
    EXPECT_LT(rows, 20'000U);
    transaction.roll_back();
    EXPECT_EQ(graph.node_count(), 0U);
}

TEST_F(CsvImport, IdsAreFoundInWhateverOrderAndHoweverFarApart) {
    std::vector<std::int64_t> ids{INT64_MIN, INT64_MAX, 0, -1};
    for (std::int64_t i = 1; i < 3000; ++i) ids.push_back(i % 3 == 0 ? i << 36U : -i * 1'000'003);
    std::string nodes = "id:ID\n", links = ":START_ID,:END_ID\n";
    for (const std::int64_t id : ids) nodes += fmt::format("{}\n", id);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        links += fmt::format("{},{}\n", ids[i], ids[(i * 7919 + 1) % ids.size()]);
    }
    for (const IdType type : {IdType::integer, IdType::string}) {
        PropertyGraph graph;
        Transaction transaction{graph};
        graph.create_node({});  // nodes that are there already shift all ids
        const auto counts = import_csv(graph, std::vector<CsvTable>{{{}, {file("n.csv", nodes)}}},
                                       std::vector<CsvTable>{{{"X"}, {file("r.csv", links)}}}, {.ids = type},
                                       [](const auto&, const auto&) {});
        EXPECT_EQ(counts, (ImportCounts{.nodes = 3003, .relationships = 3003, .properties = 3003}));
        for (std::uint32_t i = 0; i < ids.size(); ++i) {
            const dossier::graph::RelationshipId link{i};
            ASSERT_EQ(index(graph.start(link)), i + 1);
            ASSERT_EQ(index(graph.end(link)), (i * 7919 + 1) % ids.size() + 1);
        }
    }
    nodes += "0\n";
    EXPECT_EQ(complaint_about_nodes(nodes, {.ids = IdType::integer}), "`n.csv`, line 3005: the id `0` comes twice");
    EXPECT_EQ(complaint_about_nodes(nodes), "`n.csv`, line 3005: the id `0` comes twice");
}

TEST_F(CsvImport, TablesOfOneTypeComeTogether) {
    const std::vector<CsvTable> nodes{{{"A"}, {file("a.csv", "id:ID(A)\n1\n2\n")}},
                                      {{"B"}, {file("b.csv", "id:ID(B)\n1\n")}}};
    const std::vector<CsvTable> links{{{"X"}, {file("r.csv", ":START_ID(A),:END_ID(B),n:int\n1,1,1\n2,1,\n")}},
                                      {{"Y"}, {file("s.csv", ":START_ID(B),:END_ID(B)\n1,1\n")}},
                                      {{"X"}, {file("t.csv", ":START_ID(A),:END_ID(A),m:string\n2,2,a\n")}}};
    EXPECT_EQ(imported(nodes, links, {.ids = IdType::integer}),
              "(:A) id: 1;\n(:A) id: 2;\n(:B) id: 1;\n1 X 1 n: 1;\n1 Y 1\n2 X 1\n2 X 2 m: 'a';\n");
}

template <typename Import>
std::string imported_text(Import import_text, const std::string& text) {
    PropertyGraph graph;
    graph.intern_key("id");
    Transaction transaction{graph};
    try {
        import_text(graph, text);
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    transaction.commit();
    return graph_dump(graph);
}

std::string from_json(const std::string& text) { return imported_text(import_json, text); }
std::string from_graphml(const std::string& text) {
    return imported_text(import_graphml,
                         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">" + text + "</graphml>");
}

TEST(JsonImport, ReadsItsOwnFormAndThatOfNetworkX) {
    EXPECT_EQ(from_json(R"({"nodes": [{"id": 1, "labels": ["A", "B"], "properties": {"id": "a", "n": [1, 2.5]}},
                                      {"id": "1", "properties": {"id": "b"}}],
                            "links": [{"source": 1, "target": "1", "type": "X", "properties": {"w": true}}]})"),
              "'a' X 'b' w: true;\n() id: 'b';\n(:A:B) id: 'a'; n: [1, 2.5];\n");
    EXPECT_EQ(from_json(R"({"directed": true, "nodes": [{"id": "a", "size": 3, "label": "A"}, {"id": "b"}],
                            "edges": [{"source": "a", "target": "b", "key": 0, "weight": 0.5}]})"),
              "()\n(:A) size: 3;\nnull RELATED null weight: 0.5;\n");
}

TEST(JsonImport, SaysWhichElementIsWrong) {
    EXPECT_EQ(from_json("[]"), "the document is not an object");
    EXPECT_EQ(from_json(R"({"nodes": []})"), "the document has no list of `links`");
    EXPECT_EQ(from_json(R"({"nodes": [{"id": 1}, {"n": 1}], "links": []})"),
              "nodes[1] has no `id` that is a number or a text");
    EXPECT_EQ(from_json(R"({"nodes": [{"id": 1}, {"id": 1}], "links": []})"), "two nodes have the id 1");
    EXPECT_EQ(from_json(R"({"nodes": [{"id": 1, "p": {"a": 1}}], "links": []})"),
              "nodes[0]: the property `p` is an object, which no property can hold");
    EXPECT_EQ(from_json(R"({"nodes": [{"id": 1}], "links": [{"source": 1, "target": "1"}]})"),
              "no node has the id \"1\"");
    EXPECT_EQ(from_json("{"), "this is not JSON: missing a name for object member");
}

TEST(GraphmlImport, ReadsKeysDefaultsLabelsAndTypes) {
    EXPECT_EQ(from_graphml("<key id='d0' for='node' attr.name='n' attr.type='long'><default>7</default></key>"
                           "<key id='d1' for='all' attr.name='id' attr.type='string'/>"
                           "<key id='labels' for='node' attr.name='labels' attr.type='string'/>"
                           "<graph edgedefault='directed'>"
                           "<edge source='x' target='y' label='KNOWS'><data key='d1'>e &amp; f</data></edge>"
                           "<edge source='y' target='x'/>"
                           "<node id='x' labels=':A:B'><data key='labels'>:A:B</data><data key='d1'>x</data></node>"
                           "<node id='y'><data key='d0'>8</data><data key='d1'>y</data></node></graph>"),
              "'x' KNOWS 'y' id: 'e & f';\n'y' RELATED 'x'\n() id: 'y'; n: 8;\n(:A:B) id: 'x'; n: 7;\n");
}

TEST(GraphmlImport, SaysWhatIsWrong) {
    const auto nodes = [](const std::string& text) { return from_graphml("<graph>" + text + "</graph>"); };
    EXPECT_EQ(from_graphml(""), "the document has no <graph>");
    EXPECT_EQ(nodes("<node/>"), "<node> has no `id`");
    EXPECT_EQ(nodes("<node id='a'/><node id='a'/>"), "two nodes have the id a");
    EXPECT_EQ(nodes("<node id='a'/><edge source='a' target='b'/>"), "no node has the id b");
    EXPECT_EQ(nodes("<node id='a'><data key='k'>1</data></node>"), "no <key> is called `k`");
    EXPECT_EQ(nodes("<node id='a'><graph/></node>"), "a graph within a node is not supported");
    EXPECT_EQ(nodes("<hyperedge/>"), "<hyperedge> is not supported");
    EXPECT_EQ(from_graphml("<key id='k' attr.type='int'/><graph><node id='a'><data key='k'>x</data></node></graph>"),
              "`x` of `k` is not a 64-bit integer");
    EXPECT_EQ(from_graphml("<key id='k' attr.type='complex'/><graph/>"), "`complex` is no type of GraphML");
}

}  // namespace
