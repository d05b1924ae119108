#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// Makes what a pattern names and the graph does not have yet: for CREATE, and for MERGE without a match.
class Creator {
public:
    Creator(const plan::CreatePattern& pattern, Context& context);

    /// Creates for every row, row by row, and gives the rows the columns of the new elements and paths.
    void create(Batch& rows);

    /// throws Error{merge_read_own_writes} where a property of the pattern is null: no match could ever find it again
    void check_no_nulls(const Batch& rows);

private:
    struct Element {
        Slot slot;
        const bind::Properties* properties;
        bind::SourceSpan where;
        std::vector<graph::LabelId> labels = {};  // of a node
        std::optional<graph::TypeId> type = {};   // of a relationship
        Slot start{}, end{};                      // of a relationship
        std::vector<NodeId> nodes = {};           // made so far, by row
        std::vector<RelationshipId> relationships = {};
    };
    struct Values {
        std::vector<std::pair<std::string_view, Column>> entries;
        std::optional<Column> map;
    };

    void add(const bind::NodePattern& node);
    void add(const bind::RelationshipPattern& relationship, Slot left, Slot right);
    [[nodiscard]] bool is_known(Slot slot) const;

    void create_together(Batch& rows);
    [[nodiscard]] Values evaluate_properties(const Element& element, const Batch& rows) const;
    void make(Element& element, const Values& values, const Batch& rows, std::size_t row);
    [[nodiscard]] NodeId end_of(const Element& element, Slot slot, const Batch& rows, std::size_t row) const;
    static void put(Element& element, Batch& rows);

    const plan::CreatePattern& pattern_;  // of the logical operator
    Context& context_;
    std::vector<Element> elements_;                           // in the order of making
    std::unordered_map<std::uint32_t, std::size_t> made_by_;  // slot to element
    bool one_by_one_ = false;                                 ///< a property reads what the same clause makes, or may
};

}  // namespace dossier::query::exec
