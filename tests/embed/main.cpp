#include <graph/change.hpp>
#include <query/query.hpp>

namespace graph = dossier::graph;
namespace query = dossier::query;

/// 0 when a query on a graph in memory gives its one row.
int main() {
    graph::PropertyGraph letters;
    graph::Transaction transaction{letters};
    (void)query::prepare("CREATE (:Actor {name: 'kabinet'})").run(letters);
    transaction.commit();
    const query::Result result = query::prepare("MATCH (a:Actor) RETURN a.name AS name").run(letters);
    return result.rows.size() == 1 && result.rows[0][0].as_string() == "kabinet" ? 0 : 1;
}
