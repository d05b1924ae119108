#include "query/bind/query_binder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/pattern_binder.hpp"
#include "query/bind/projection_binder.hpp"
#include "query/bind/static_type.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

bool gives_nothing_alone(const syntax::Clause& clause) {
    return std::holds_alternative<syntax::Match>(clause.node) || std::holds_alternative<syntax::Unwind>(clause.node) ||
           std::holds_alternative<syntax::With>(clause.node) || std::holds_alternative<syntax::LoadCsv>(clause.node);
}

bool is_plain(const syntax::With& with) {
    const syntax::Projection& projection = with.projection;
    return !projection.distinct && projection.order_by.empty() && !projection.skip && !projection.limit &&
           !with.where && std::ranges::all_of(projection.items, [](const syntax::ReturnItem& item) {
               return !item.alias && std::holds_alternative<syntax::Variable>(item.expression.node);
           });
}

/// What `name` stands for in `scope`; those around it do not count.
Known own_of(const Scope& scope, const std::string& name, SourceSpan where) {
    if (const Known* known = scope.find_own(name)) return *known;
    Scope alone;  // whose names are the ones to tell of
    for (const auto& [own_name, known] : scope.own()) alone.declare(own_name, known);
    return alone.get(name, where);
}

}  // namespace

void declare_new(Scope& scope, const syntax::Name& name, Known known) {
    if (scope.find(name.text) != nullptr) {
        syntax_fault(ErrorCode::variable_already_bound, fmt::format("variable `{}` is already there", name.text),
                     name.where, "choose another name");
    }
    scope.declare(name.text, known);
}

Match bind_match(const syntax::GraphPattern& pattern, bool optional, Session& session, Scope& scope) {
    Match result{.optional = optional, .paths = {}, .where = {}, .after_delete = session.deletes};
    result.paths = PatternBinder{session, scope, PatternPurpose::match}.bind(pattern.paths);
    if (pattern.where) result.where = ExpressionBinder{session, scope}.condition(*pattern.where);
    return result;
}

void QueryBinder::begin_with(const std::vector<Scope::Entry>& columns) {
    for (const auto& [name, known] : columns) scope_.declare(name, known);
    goes_on_ = true;
}

bool QueryBinder::import(const syntax::SingleQuery& query, const Scope& offered) {
    const auto* with = std::get_if<syntax::With>(&query.clauses.front().node);
    if (with == nullptr || offered.own().empty() || !is_plain(*with)) return false;
    if (with->projection.star) {
        for (const auto& [name, known] : offered.own()) scope_.declare(name, known);
    }
    for (const syntax::ReturnItem& item : with->projection.items) {
        const std::string& name = std::get<syntax::Variable>(item.expression.node).name;
        scope_.declare(name, own_of(offered, name, item.expression.where));
    }
    return true;
}

SingleQuery QueryBinder::bind(const syntax::SingleQuery& query, std::size_t first_clause) {
    check_composition(query);
    alone_ = query.clauses.size() == 1 && role_ == QueryRole::statement && !goes_on_;
    for (std::size_t i = first_clause; i < query.clauses.size(); ++i) {
        const syntax::Clause& written = query.clauses[i];
        std::visit([&](const auto& node) { clause(node, written.where); }, written.node);
    }
    return {std::move(clauses_)};
}

void QueryBinder::check_composition(const syntax::SingleQuery& query) const {
    const syntax::Clause& last = query.clauses.back();
    if (role_ != QueryRole::expression && gives_nothing_alone(last)) {
        syntax_fault(ErrorCode::invalid_clause_composition, "the query neither returns nor changes anything",
                     last.where, "end it with RETURN");
    }
    if (role_ == QueryRole::collection && !std::holds_alternative<syntax::Return>(last.node)) {
        syntax_fault(ErrorCode::invalid_clause_composition, "COLLECT needs to know which value to collect", last.where,
                     "end it with RETURN");
    }
}

void QueryBinder::refuse_writing(SourceSpan where) const {
    if (session_.writing_refused) {
        syntax_fault(ErrorCode::invalid_clause_composition, "a query inside an expression cannot change the graph",
                     where, "change it in a clause of its own, or in CALL { … }");
    }
    session_.writes = session_.writes_outside = true;
}

// Reading ----------------------------------------------------------------------------------------------------------

void QueryBinder::clause(const syntax::Match& match, SourceSpan where) {
    std::vector<std::pair<std::string, Expression>> known;
    if (match.mandatory) {
        for (const Scope* scope = &scope_; scope != nullptr; scope = scope->outer()) {
            for (const auto& [name, variable] : scope->own()) {
                known.emplace_back(name, Expression{.node = Variable{variable.slot}, .type = variable.type});
            }
        }
    }
    const std::size_t parameters_before = session_.parameters.size();
    Match bound = bind_match(match.pattern, match.optional, session_, scope_);
    if (match.mandatory) {
        for (std::size_t i = parameters_before; i < session_.parameters.size(); ++i) {
            const std::string& name = session_.parameters[i].name;
            known.emplace_back(fmt::format("${}", name), Expression{.node = Parameter{name}});
        }
        bound.mandatory = Mandatory{where, std::move(known)};
    }
    clauses_.emplace_back(std::move(bound));
}

void QueryBinder::clause(const syntax::Unwind& unwind, SourceSpan) {
    Expression list = ExpressionBinder{session_, scope_}.bind(unwind.list);
    const Slot element = session_.new_slot(unwind.variable.text);
    const bool is_list = list.type == StaticType::list || list.type == StaticType::relationship_list;
    declare_new(scope_, unwind.variable, {.slot = element, .type = is_list ? list.element : StaticType::any});
    std::optional<ListPosition> position;
    if (unwind.position) {
        position = {unwind.position->first, session_.new_slot(unwind.position->variable.text)};
        declare_new(scope_, unwind.position->variable, {.slot = position->slot, .type = StaticType::integer});
    }
    clauses_.emplace_back(Unwind{std::move(list), element, position});
}

void QueryBinder::clause(const syntax::With& with, SourceSpan where) {
    ProjectionBinder projection{session_, scope_};
    clauses_.emplace_back(projection.bind_with(with, where));
}

void QueryBinder::clause(const syntax::Return& returned, SourceSpan where) {
    ProjectionBinder projection{session_, scope_};
    clauses_.emplace_back(projection.bind_return(returned, where));
    columns_ = scope_.own();
}

void QueryBinder::clause(const syntax::Finish&, SourceSpan) {}

void QueryBinder::clause(const syntax::LoadCsv& load, SourceSpan) {
    Expression from = ExpressionBinder{session_, scope_}.bind(load.from);
    if (!may_be(from.type, bit(StaticType::string))) {
        syntax_fault(ErrorCode::invalid_argument_type,
                     fmt::format("LOAD CSV reads from a string, not {}", with_article(from.type)), from.where,
                     "the path of a file stands here: 'file.csv'");
    }
    const std::string separator = load.field_terminator ? load.field_terminator->text : ",";
    if (separator.size() != 1 || std::string_view{"\"\r\n"}.find(separator) != std::string_view::npos ||
        static_cast<unsigned char>(separator[0]) >= 0x80) {
        syntax_fault(ErrorCode::invalid_argument_value,
                     "FIELDTERMINATOR is one ASCII character, no quote and no line break", load.field_terminator->where,
                     "write ';', or '\\t' for a tab; without FIELDTERMINATOR it is the comma");
    }
    const CsvPlace place{session_.new_slot(), session_.new_slot()};
    const Slot record = session_.new_slot(load.variable.text);
    const StaticType type = load.with_headers ? StaticType::map : StaticType::list;
    declare_new(scope_, load.variable, {.slot = record, .type = type});
    scope_.set_csv_place(place);
    clauses_.emplace_back(LoadCsv{.from = std::move(from),
                                  .record = record,
                                  .line = place.line,
                                  .file = place.file,
                                  .with_headers = load.with_headers,
                                  .separator = separator[0]});
}

void QueryBinder::clause(const syntax::CallProcedure& call, SourceSpan where) {
    Call bound = bind_call(call, alone_, where, session_, scope_);
    if (alone_ && !bound.yields.empty()) {
        clauses_.emplace_back(std::move(bound));
        return_all();
    } else {
        clauses_.emplace_back(std::move(bound));
    }
}

/// A call that stands alone returns what it yields.
void QueryBinder::return_all() {
    columns_ = scope_.own();
    Projection projection;
    projection.is_return = true;
    for (const auto& [name, known] : columns_) {
        projection.items.push_back({known.slot, {.node = Variable{known.slot}, .where = {}, .type = known.type}});
        projection.columns.push_back(name);
    }
    clauses_.emplace_back(std::move(projection));
}

// Writing ----------------------------------------------------------------------------------------------------------

/// INSERT is the standard's, which joins labels by `&` alone.
void QueryBinder::check_insert(const syntax::Create& create) const {
    for (const syntax::PathPattern& path : create.paths) {
        for (const syntax::PathElement& element : path.elements) {
            const auto* node = std::get_if<syntax::NodePattern>(&element);
            if (node == nullptr || !node->labels) continue;
            bool quoted = false;
            for (const char c : session_.text_of(node->labels->where)) {
                if (c == '`') quoted = !quoted;
                if (c != ':' || quoted) continue;
                syntax_fault(ErrorCode::unexpected_syntax, "INSERT joins labels with `&`", node->labels->where,
                             "write `:A&B`, or use CREATE");
            }
        }
    }
}

void QueryBinder::clause(const syntax::Create& create, SourceSpan where) {
    refuse_writing(where);
    if (create.insert) check_insert(create);
    clauses_.emplace_back(Create{PatternBinder{session_, scope_, PatternPurpose::create}.bind(create.paths)});
}

void QueryBinder::clause(const syntax::Merge& merge, SourceSpan where) {
    refuse_writing(where);
    Merge result;
    result.path = std::move(PatternBinder{session_, scope_, PatternPurpose::merge}.bind({&merge.path, 1}).front());
    for (const syntax::MergeAction& action : merge.actions) {
        std::vector<Update>& list = action.on_create ? result.on_create : result.on_match;
        std::ranges::move(updates(action.items), std::back_inserter(list));
    }
    clauses_.emplace_back(std::move(result));
}

void QueryBinder::clause(const syntax::Delete& deletion, SourceSpan where) {
    refuse_writing(where);
    constexpr TypeSet deletable = bit(StaticType::node) | bit(StaticType::relationship) | bit(StaticType::path);
    Delete result{.detach = deletion.detach, .expressions = {}};
    for (const syntax::Expression& written : deletion.expressions) {
        if (std::holds_alternative<syntax::LabelTest>(written.node)) {
            syntax_fault(ErrorCode::invalid_delete, "DELETE removes nodes and relationships, not labels", written.where,
                         "remove a label with REMOVE");
        }
        Expression bound = ExpressionBinder{session_, scope_}.bind(written);
        if (!may_be(bound.type, deletable)) {
            syntax_fault(ErrorCode::invalid_argument_type,
                         fmt::format("DELETE removes nodes, relationships and paths, not {}", with_article(bound.type)),
                         bound.where, "remove a property with REMOVE n.key");
        }
        result.expressions.push_back(std::move(bound));
    }
    clauses_.emplace_back(std::move(result));
}

}  // namespace dossier::query::bind
