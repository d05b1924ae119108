#include <filesystem>
#include <iostream>
#include <thread>
#include <vector>

#include <graph/storage.hpp>
#include <loaders/annotate/recorded.hpp>
#include <loaders/loader.hpp>
#include <query/query.hpp>

/// Who promises the Tweede Kamer what, in the letter that comes with dossier.
int main() {
    const std::filesystem::path datasets = DATASETS;
    const std::vector letters{datasets / "letters" / "kst-28676-462.md"};
    auto base = dossier::graph::KnowledgeBase::in_memory();
    auto annotator = dossier::loaders::annotate::Recorded::load(datasets / "annotations");
    const auto gazetteer = dossier::loaders::find::Gazetteer::load(datasets / "gazetteer");
    (void)dossier::loaders::load(base, letters, annotator, gazetteer);
    const auto promises = dossier::query::prepare(
        "MATCH (a:Actor)-[:COMMITS_TO]->(c)-[:TOWARDS]->({name: 'Tweede Kamer'}) RETURN DISTINCT a.name, c.text");
    const auto snapshots = base.graph().snapshots();
    // Another thread asks what was committed; this one could go on loading.
    std::jthread reader{[&] {
        for (const auto& row : promises.run(*snapshots.latest()).rows) {
            std::cout << row[0].as_string() << ": " << row[1].as_string() << '\n';
        }
    }};
}
