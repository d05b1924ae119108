#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/picture/canvas.hpp"
#include "graph/picture/chain.hpp"
#include "graph/picture/ego.hpp"
#include "graph/picture/font.hpp"
#include "graph/picture/matrix.hpp"
#include "graph/picture/seriation.hpp"
#include "graph/picture/timeline.hpp"
#include "tests/graph/drawn_texts.hpp"
#include "tests/support/golden.hpp"

namespace dossier::graph::picture {
namespace {

/// A graph that is made node by node.
class World {
public:
    NodeId node(std::initializer_list<std::string_view> labels, std::initializer_list<Map::Entry> properties) {
        std::vector<LabelId> ids;
        for (const std::string_view label : labels) ids.push_back(graph.intern_label(label));
        const NodeId made = graph.create_node(ids);
        for (const auto& [key, value] : properties) graph.set_property(made, graph.intern_key(key), value);
        return made;
    }
    void relate(NodeId start, std::string_view type, NodeId end, std::initializer_list<Map::Entry> properties = {}) {
        const RelationshipId made = graph.create_relationship(start, end, graph.intern_type(type));
        for (const auto& [key, value] : properties) graph.set_property(made, graph.intern_key(key), value);
    }
    void done() { transaction_.commit(); }

    PropertyGraph graph;

private:
    Transaction transaction_{graph};
};

const std::vector<std::string_view> hard_names{
    "Organisatie voor Veiligheid en Samenwerking in Europa",
    "wapenbeheersingsverdragsonderhandelingsdelegatieleider",
    "北大西洋公约组织的成员国和伙伴国关于网络安全的联合声明",
    "منظمة حلف شمال الأطلسي والدول الأعضاء",
    "ארגון האמנה הצפון-אטלנטית",
    "👩‍🚀🇳🇱🇺🇦 emoji 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
    "<script>alert('1')</script> & \"aanhalingen\" ]]> \\N",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "e\u0301e\u0301e\u0301 gecombineerd \u202Eomgekeerd\u202C \x01\x1b[31m",
    "",
};

/// `actors` that say something of `topics`, and commitments with every form of date; names that are hard to draw.
class Crowd : public World {
public:
    Crowd(std::size_t actors, std::size_t topics, std::size_t commitments) {
        constexpr std::array<std::string_view, 3> said{"SUPPORTS", "OPPOSES", "DISCUSSES"};
        constexpr std::array<std::string_view, 4> sure{"fact", "expected", "intended", "negated"};
        constexpr std::array<std::string_view, 8> dates{"2025-06-24",    "2025-06", "2026-Q1",   "2025",
                                                        "2024-09-22/..", "../2027", "2025/2026", ""};
        std::vector<NodeId> who, what;
        for (std::size_t i = 0; i < actors; ++i)
            who.push_back(node({"Actor"}, {{"id", fmt::format("a{:03}", i)}, {"name", name(i)}}));
        for (std::size_t i = 0; i < topics; ++i)
            what.push_back(node({"Topic"}, {{"id", fmt::format("t{:03}", i)}, {"name", name(i + 3)}}));
        for (std::size_t i = 0; i < actors * topics; ++i) {
            if (i * 7 % 11 > 3) continue;
            relate(who[i % actors], said[i % 3], what[i / actors], {{"status", sure[i % 4]}});
            relate(who[i % actors], "ASSOCIATED_WITH", what[i / actors],
                   {{"weight", static_cast<std::int64_t>(i % 13)}});
        }
        const NodeId summit =
            node({"Event"}, {{"id", "top"}, {"name", "NAVO-Top"}, {"start", "2025-06-24"}, {"end", "2025-06-25"}});
        for (std::size_t i = 0; i < commitments; ++i) {
            const NodeId made = node({"Commitment"}, {{"id", fmt::format("c{:03}", i)},
                                                      {"text", fmt::format("{} {}", name(i), name(i + 1))},
                                                      {"due", dates[i % dates.size()]},
                                                      {"due_text", name(i + 2)},
                                                      {"status", i % 3 == 0 ? "expected" : "made"}});
            relate(who[i % actors], "COMMITS_TO", made);
            relate(made, "ABOUT", what[i % topics]);
            if (i % 16 == 7) relate(made, "AT", summit);
        }
        done();
    }

private:
    static std::string name(std::size_t i) {
        const std::string_view hard = hard_names[i % hard_names.size()];
        return hard.empty() ? std::string{} : fmt::format("{} {}", hard, i);
    }
};

/// Every kind, by its name; the ring is around the first actor, the chains lead from it to the last node.
std::vector<std::pair<std::string_view, std::string>> all_pictures(const PropertyGraph& graph,
                                                                   const Options& options = {}) {
    const NodeId last{graph.node_bound() - 1};
    return {{"matrix", draw(actor_topic_matrix(graph), options)},
            {"timeline", draw(timeline_of_commitments(graph), options)},
            {"ego", draw(ego_network(graph, NodeId{0}), options)},
            {"chain", draw(chains_between(graph, NodeId{0}, last), options)}};
}

TEST(Picture, IsDrawnAsBefore) {
    const Crowd crowd{6, 5, 12};
    for (const auto& [kind, svg] : all_pictures(crowd.graph)) {
        tests::expect_golden(fmt::format("picture/{}.svg", kind), svg);
    }
}

TEST(Picture, NoTextLiesOverAnother) {
    for (const auto& [actors, topics] : {std::pair{1, 1}, std::pair{3, 8}, std::pair{40, 30}}) {
        const Crowd crowd{static_cast<std::size_t>(actors), static_cast<std::size_t>(topics), 150};
        for (const auto& [kind, svg] : all_pictures(crowd.graph)) EXPECT_EQ(tests::overlapping_texts(svg), "") << kind;
        EXPECT_EQ(tests::overlapping_texts(draw(ego_network(crowd.graph, NodeId{0}, 500))), "");
    }
}

TEST(Picture, TheSameGraphGivesTheSameBytes) {
    const Crowd crowd{20, 15, 40};
    const Crowd again{20, 15, 40};
    EXPECT_EQ(all_pictures(crowd.graph), all_pictures(again.graph));
}

TEST(Picture, SaysWhatItLeavesOutAndHowToSeeIt) {
    const Crowd crowd{20, 15, 40};
    Options options;
    options.hint = "--limit 100 shows more";
    const std::string matrix = draw(actor_topic_matrix(crowd.graph, 10, 5), options);
    EXPECT_NE(matrix.find("10 of 20 actors are shown; --limit 100 shows more"), std::string::npos);
    EXPECT_NE(matrix.find("5 of 15 topics are shown"), std::string::npos);
    const std::string timeline = draw(timeline_of_commitments(crowd.graph, 7), options);
    EXPECT_NE(timeline.find("7 of 40 commitments are shown"), std::string::npos);
    EXPECT_EQ(draw(timeline_of_commitments(crowd.graph)).find("are shown"), std::string::npos);
}

TEST(Picture, OfNothingSaysSo) {
    const PropertyGraph graph;
    EXPECT_NE(draw(actor_topic_matrix(graph)).find("There is nothing to show."), std::string::npos);
    EXPECT_NE(draw(timeline_of_commitments(graph)).find("There is nothing to show."), std::string::npos);
    EXPECT_NE(draw(Chains{}).find("There is nothing to show."), std::string::npos);
    World world;
    const NodeId alone = world.node({"Actor"}, {{"name", "alleen"}});
    world.done();
    EXPECT_NE(draw(ego_network(world.graph, alone)).find("There is nothing to show."), std::string::npos);
}

TEST(Picture, WithinAPageHasIdsOfItsOwnAndLinks) {
    const Crowd crowd{2, 2, 3};
    Options options;
    options.embedded = true;
    options.prefix = "when\"<";
    options.address = [](NodeId node) { return fmt::format("#n{}", index(node)); };
    const std::string page = draw(timeline_of_commitments(crowd.graph), options);
    EXPECT_EQ(page.find("<svg "), 0U);
    EXPECT_NE(page.find("<title id=\"when&quot;&lt;-title\">"), std::string::npos);
    EXPECT_NE(page.find("<a class=\"entry\" href=\"#n"), std::string::npos);
    EXPECT_NE(page.find("role=\"img\""), std::string::npos);
    options.address = [](NodeId) { return "javascript:alert(1)"; };
    EXPECT_EQ(draw(actor_topic_matrix(crowd.graph), options).find("javascript"), std::string::npos);
}

TEST(Picture, LinksOnlyToWhatRunsNothing) {
    for (const std::string_view good :
         {"#s3", "page.html#s3", "http://a.nl/?q=1", "HTTPS://a.nl", "a/b:c", "//a.nl/"}) {
        EXPECT_TRUE(is_safe_address(good)) << good;
    }
    for (const std::string_view bad : {"", "javascript:alert(1)", "JavaScript:x", "java\nscript:x", " javascript:x",
                                       "\x01javascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"}) {
        EXPECT_FALSE(is_safe_address(bad)) << bad;
    }
}

TEST(Picture, NothingInItIsMarkup) {
    const Crowd crowd{7, 7, 10};
    for (const auto& [kind, picture] : all_pictures(crowd.graph)) {
        EXPECT_EQ(picture.find("<script"), std::string::npos);
        EXPECT_EQ(picture.find('\x1b'), std::string::npos);
        EXPECT_EQ(picture.find("\u202E"), std::string::npos) << "nothing turns the direction of writing around";
    }
}

TEST(Matrix, MarksTellStanceCertaintyAndCount) {
    World world;
    const NodeId actor = world.node({"Actor"}, {{"id", "NLD"}, {"name", "Nederland"}});
    const NodeId topic = world.node({"Topic"}, {{"id", "ruimte"}, {"name", "ruimte"}});
    const NodeId promise = world.node({"Commitment"}, {{"id", "c"}, {"text", "belofte"}});
    const NodeId sentence = world.node({"Sentence"}, {{"id", "s1"}, {"text", "Nederland steunt <ruimte>."}});
    world.relate(actor, "SUPPORTS", topic, {{"status", "expected"}, {"evidence", List{"s1"}}});
    world.relate(actor, "SUPPORTS", topic, {{"status", "intended"}});
    world.relate(actor, "COMMITS_TO", promise);
    world.relate(promise, "ABOUT", topic);
    world.relate(promise, "STATED_IN", sentence);
    world.relate(actor, "ASSOCIATED_WITH", topic, {{"weight", 3}});
    world.relate(sentence, "SUPPORTS", topic);  // says nothing of an actor
    world.done();
    const Matrix matrix = actor_topic_matrix(world.graph);
    ASSERT_EQ(matrix.rows.size(), 1U);
    ASSERT_EQ(matrix.cells.size(), 1U);
    const Matrix::Cell& cell = matrix.cells.front();
    EXPECT_EQ(cell.together, 3U);
    ASSERT_EQ(cell.marks.size(), 2U);
    EXPECT_EQ(cell.marks[0].stance, Stance::supports);
    EXPECT_EQ(cell.marks[0].certainty, Certainty::expected);
    EXPECT_EQ(cell.marks[0].count, 2U);
    EXPECT_EQ(cell.marks[0].sources, std::vector{sentence});
    EXPECT_EQ(cell.marks[1].stance, Stance::commits);
    EXPECT_EQ(cell.marks[1].sources, (std::vector{promise, sentence}));
    EXPECT_NE(draw(matrix).find("Nederland steunt &lt;ruimte&gt;. (s1)"), std::string::npos);
}

TEST(EgoNetwork, HoldsWhatIsSaidAndWhatTiesTheNeighbours) {
    World world;
    const NodeId centre = world.node({"Actor"}, {{"id", "NLD"}, {"name", "Nederland"}});
    const NodeId topic = world.node({"Topic"}, {{"id", "t"}, {"name", "ruimte"}});
    const NodeId other = world.node({"Actor", "Country"}, {{"id", "o"}, {"name", "Oekraïne"}});
    const NodeId sentence = world.node({"Sentence"}, {{"id", "s1"}, {"text", "Zin."}});
    world.relate(centre, "SUPPORTS", topic, {{"evidence", List{"s1"}}});
    world.relate(centre, "SUPPORTS", topic, {{"status", "negated"}});
    world.relate(other, "CALLS_ON", centre);
    world.relate(other, "DISCUSSES", topic);
    world.relate(centre, "COOPERATES_WITH", centre);  // no tie to anything else
    world.relate(sentence, "MENTIONS", centre);       // names it, and says nothing
    world.done();
    const EgoNetwork network = ego_network(world.graph, centre);
    ASSERT_EQ(network.neighbours.size(), 2U);
    EXPECT_EQ(network.neighbours[0].name, "ruimte") << "what goes out comes first";
    ASSERT_EQ(network.neighbours[0].ties.size(), 2U);
    EXPECT_EQ(network.neighbours[0].ties[1].certainty, Certainty::negated);
    EXPECT_EQ(network.neighbours[0].sources, std::vector{sentence});
    EXPECT_EQ(network.neighbours[0].tooltip, "Zin. (s1)");
    EXPECT_EQ(network.neighbours[1].label, "Actor");
    EXPECT_FALSE(network.neighbours[1].ties[0].outgoing);
    ASSERT_EQ(network.chords.size(), 1U);
    EXPECT_EQ(ego_network(world.graph, centre, 1).neighbours.front().name, "ruimte") << "the most often tied";
    EXPECT_NE(draw(ego_network(world.graph, centre, 1)).find("1 of 2 neighbours are shown"), std::string::npos);
}

TEST(Chains, HaveASentenceForEachStep) {
    World world;
    const NodeId a = world.node({"Actor"}, {{"id", "a"}, {"name", "Rusland"}});
    const NodeId b = world.node({"Topic"}, {{"id", "b"}, {"name", "ruimte"}});
    const NodeId c = world.node({"Actor"}, {{"id", "c"}, {"name", "China"}});
    const NodeId sentence = world.node({"Sentence"}, {{"id", "s1"}, {"text", "Rusland steunt dat."}});
    world.relate(a, "SUPPORTS", b, {{"evidence", List{"s1"}}});
    world.relate(c, "OPPOSES", b, {{"status", "intended"}});
    world.done();
    const Chains chains = chains_between(world.graph, a, c);
    ASSERT_EQ(chains.chains.size(), 1U);
    const auto& steps = chains.chains.front().steps;
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_TRUE(steps[0].forward);
    EXPECT_EQ(steps[0].sentence, "Rusland steunt dat.");
    EXPECT_EQ(steps[0].sources, std::vector{sentence});
    EXPECT_FALSE(steps[1].forward);
    EXPECT_EQ(steps[1].certainty, Certainty::intended);
    const std::string svg = draw(chains);
    EXPECT_NE(svg.find("OPPOSES (intended)"), std::string::npos);
    EXPECT_NE(svg.find("no sentence says this"), std::string::npos);
    EXPECT_TRUE(chains_between(world.graph, a, sentence).chains.empty());
}

TEST(BlockOrder, PutsLikeRowsAndColumnsBesideEachOther) {
    // Rows 0, 2 and 4 say the same, as do 1 and 3; one entry ties both halves.
    const std::vector<Weighted> entries{{0, 0, 1}, {0, 2, 1}, {2, 0, 1}, {2, 2, 1}, {4, 0, 1}, {4, 2, 1},
                                        {1, 1, 1}, {1, 3, 1}, {3, 1, 1}, {3, 3, 1}, {4, 3, 1}};
    const Order order = block_order(5, 4, entries);
    const auto place = [&order](std::size_t row) { return std::ranges::find(order.rows, row) - order.rows.begin(); };
    EXPECT_LT(std::max({place(0), place(2), place(4)}), std::min(place(1), place(3)));
    EXPECT_EQ(place(4), 2) << "what ties both stands between them";
}

TEST(BlockOrder, KeepsPartsTogetherAndTakesEmptyTables) {
    const Order order = block_order(4, 3, {{0, 0, 1}, {1, 1, 5}, {2, 0, 1}});
    EXPECT_EQ(order.rows, (std::vector<std::size_t>{1, 0, 2, 3})) << "the heaviest part first, what has no entry last";
    EXPECT_EQ(order.columns, (std::vector<std::size_t>{1, 0, 2}));
    EXPECT_TRUE(block_order(0, 0, {}).rows.empty());
}

TEST(PeriodOf, ReadsWhatTheGraphModelWrites) {
    const Period june{20240, 20269};
    EXPECT_EQ(period_of("2025-06-24"), (Period{20263, 20263}));
    EXPECT_EQ(period_of("2025-06"), june);
    EXPECT_EQ(period_of("2025-Q2"), (Period{20179, 20269}));
    EXPECT_EQ(period_of("2024"), (Period{19723, 20088}));
    EXPECT_EQ(period_of("2025-06-24/.."), (Period{20263, {}}));
    EXPECT_EQ(period_of("../2025-06"), (Period{{}, 20269}));
    EXPECT_EQ(period_of("2024/2025-06"), (Period{19723, 20269}));
    for (const std::string_view wrong : {"", "na de zomer", "2025-13", "2025-02-30", "2025-Q5", "2025-06-24T12", "25",
                                         "../..", "/", "2025/2024", "2025-6", "2025-06-", "-2025", "2025 ", "+025"}) {
        EXPECT_EQ(period_of(wrong), std::nullopt) << wrong;
    }
}

TEST(Timeline, PutsACommitmentWithoutADateAtItsMeeting) {
    World world;
    const NodeId summit = world.node({"Event"}, {{"id", "e"}, {"name", "Top"}, {"start", Date{20263}}});
    const NodeId dated = world.node({"Commitment"}, {{"id", "b"}, {"text", "b"}, {"due", "2025"}});
    const NodeId made = world.node({"Commitment"}, {{"id", "a"}, {"text", "a"}});
    world.node({"Commitment"}, {{"id", "c"}, {"text", "c"}, {"due", "ooit"}});
    world.relate(dated, "AT", summit);
    world.relate(made, "AT", summit);
    world.done();
    const Timeline timeline = timeline_of_commitments(world.graph);
    ASSERT_EQ(timeline.dated.size(), 2U);
    EXPECT_EQ(timeline.dated[0].id, "b");
    EXPECT_FALSE(timeline.dated[0].at_meeting);
    EXPECT_TRUE(timeline.dated[1].at_meeting);
    EXPECT_EQ(timeline.undated.size(), 1U);
    EXPECT_EQ(timeline.meetings.size(), 1U);
}

}  // namespace
}  // namespace dossier::graph::picture
