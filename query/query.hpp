#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/limits.hpp"
#include "query/procedures.hpp"
#include "query/result.hpp"

namespace dossier::query {

using Parameters = std::map<std::string, graph::Value, std::less<>>;

/// How a query is run, not what it means: any choice gives the same rows.
struct Options {
    bool rewrites = true;                          ///< off: the naive plan
    std::vector<std::string> disabled_rewrites{};  ///< single rewrites by name
    std::size_t batch_size = 2048;
    std::size_t threads = 1;  ///< that may work on one query together
    /// Rows that a part of a plan is expected to find, below which one thread finds them: threads must be started, and
    /// their work handed over.
    double rows_worth_sharing = 100'000;

    bool operator==(const Options&) const = default;
};

class OwnTransaction;
class PlanKeeper;

/// A checked statement. Independent of any graph, so it can be kept and run again with other parameters; its plan is
/// then made once for as long as the graph stays much the same. Several threads may run it at a time.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    [[nodiscard]] const std::vector<std::string>& columns() const noexcept;
    [[nodiscard]] bool writes() const noexcept;
    /// Whether it commits by itself, by CALL … IN TRANSACTIONS: run() then needs its transaction.
    [[nodiscard]] bool commits() const noexcept;

    /// All rows, or Error for every fault that only the data or the parameters show. A statement that writes must be
    /// run inside a transaction on `graph`; the caller rolls back when it throws.
    ///
    /// `transaction`  that one, where it may be committed in parts and nothing was written in it yet
    [[nodiscard]] Result run(graph::PropertyGraph& graph, const Parameters& parameters = {}, const Limits& limits = {},
                             const Options& options = {}, OwnTransaction* transaction = nullptr) const;

    /// The same on a graph that is only read, such as a snapshot (graph/snapshots.hpp).
    /// throws Error{read_only} for a statement that writes
    [[nodiscard]] Result run(const graph::PropertyGraph& graph, const Parameters& parameters = {},
                             const Limits& limits = {}, const Options& options = {}) const;

    /// The plan that run() would follow, as text.
    [[nodiscard]] std::string explain(const graph::PropertyGraph& graph, const Options& options = {}) const;

private:
    friend Statement prepare(std::string_view, const Procedures&);
    struct Checked;
    struct Written {  ///< what a statement may write, and in which transaction
        graph::PropertyGraph& graph;
        OwnTransaction* transaction;
    };
    [[nodiscard]] Result answer(const graph::PropertyGraph& graph, const Parameters& parameters, const Limits& limits,
                                const Options& options, const Written* written) const;
    explicit Statement(std::unique_ptr<const Checked> checked);
    std::unique_ptr<const Checked> checked_;
    std::unique_ptr<PlanKeeper> keeper_;
};

/// dossier's own procedures: `db.labels()`, `graph.pagerank()`, …
[[nodiscard]] const Procedures& builtin_procedures();

/// Parses and binds one statement (a closing `;` is allowed); every compile-time error is thrown here.
[[nodiscard]] Statement prepare(std::string_view text, const Procedures& procedures = builtin_procedures());

}  // namespace dossier::query
