#include "tests/support/matching.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "tests/support/side_effects.hpp"

namespace dossier::tests::support {

namespace {

/// (:A {n: 1})-[:T]->(:B)
class Matching : public testing::Test {
protected:
    Matching() {
        graph::Transaction transaction{graph_};
        const graph::LabelId a[] = {graph_.intern_label("A")}, b[] = {graph_.intern_label("B")};
        a_ = graph_.create_node(a);
        b_ = graph_.create_node(b);
        graph_.set_property(a_, graph_.intern_key("n"), 1);
        t_ = graph_.create_relationship(a_, b_, graph_.intern_type("T"));
        transaction.commit();
    }

    [[nodiscard]] bool matches(std::string_view expected, const graph::Value& actual,
                               Order elements = Order::as_written) const {
        return support::matches(read_expected(expected), actual, graph_, elements);
    }

    graph::PropertyGraph graph_;
    graph::NodeId a_{}, b_{};
    graph::RelationshipId t_{};
};

TEST_F(Matching, TellsKindsOfNumbersApart) {
    EXPECT_TRUE(matches("1", 1));
    EXPECT_FALSE(matches("1", 1.0));
    EXPECT_TRUE(matches("NaN", std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(matches("null", false));
}

TEST_F(Matching, ATemporalValueIsItsText) {
    EXPECT_TRUE(matches("'1970-01-02'", graph::Date{1}));
    EXPECT_FALSE(matches("'1970-01-01'", graph::Date{1}));
}

TEST_F(Matching, ElementsAreToldByWhatTheyHold) {
    EXPECT_TRUE(matches("(:A {n: 1})", a_));
    EXPECT_FALSE(matches("(:A)", a_));
    EXPECT_FALSE(matches("(:A:B {n: 1})", a_));
    EXPECT_TRUE(matches("[:T]", t_));
    EXPECT_FALSE(matches("(:T)", t_));
}

TEST_F(Matching, APathHasADirectionAtEachStep) {
    const graph::Path forward{{a_, b_}, {t_}}, back{{b_, a_}, {t_}};
    EXPECT_TRUE(matches("<(:A {n: 1})-[:T]->(:B)>", forward));
    EXPECT_FALSE(matches("<(:A {n: 1})<-[:T]-(:B)>", forward));
    EXPECT_TRUE(matches("<(:B)<-[:T]-(:A {n: 1})>", back));
    EXPECT_FALSE(matches("<(:B)>", back));
    EXPECT_EQ(show(back, graph_), "<(:B)<-[:T]-(:A {n: 1})>");
}

TEST_F(Matching, ListsMayComeInAnyOrderWhenAskedSo) {
    const graph::List list{1, 2, 2};
    EXPECT_FALSE(matches("[2, 1, 2]", list, Order::as_written));
    EXPECT_TRUE(matches("[2, 1, 2]", list, Order::any));
    EXPECT_FALSE(matches("[1, 1, 2]", list, Order::any));
}

TEST_F(Matching, RowsAreAMultisetUnlessOrdered) {
    const ExpectedRows expected = read_rows({{"1"}, {"2"}, {"2"}});
    EXPECT_FALSE(difference(expected, {{2}, {1}, {2}}, graph_, Order::any));
    EXPECT_TRUE(difference(expected, {{2}, {1}, {2}}, graph_, Order::as_written));
    EXPECT_TRUE(difference(expected, {{1}, {1}, {2}}, graph_, Order::any));
    EXPECT_TRUE(difference(expected, {{1}, {2}}, graph_, Order::any));
    EXPECT_TRUE(difference(read_rows({{"1", "2"}}), {{1}}, graph_, Order::any));
}

TEST_F(Matching, SideEffectsAreWhatALaterQueryCouldSee) {
    const Snapshot before{graph_};
    EXPECT_TRUE(before.changes_to(Snapshot{graph_}).empty());
    graph::Transaction transaction{graph_};
    graph_.erase(t_);
    graph_.add_label(b_, graph_.intern_label("A"));  // a label in use already is no new one
    graph_.set_property(a_, graph_.intern_key("n"), 1.0);
    graph_.create_node({});
    transaction.commit();
    EXPECT_EQ(before.changes_to(Snapshot{graph_}),
              (std::map<std::string, std::size_t>{
                  {"+nodes", 1}, {"-relationships", 1}, {"+properties", 1}, {"-properties", 1}}));
}

}  // namespace

}  // namespace dossier::tests::support
