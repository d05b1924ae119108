#include "tests/metamorphic/trial.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "graph/storage.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// How many smaller graphs and recipes are tried: what is left then is small enough to read.
constexpr std::size_t most_attempts = 4000;

/// A folder that is there as long as this is.
class TemporaryFolder {
public:
    TemporaryFolder() : path_{(std::filesystem::temp_directory_path() / "dossier-XXXXXX").string()} {
        if (mkdtemp(path_.data()) == nullptr) throw std::filesystem::filesystem_error{path_, std::error_code{}};
    }
    ~TemporaryFolder() {
        std::error_code ignored;  // what cannot be removed stays in the folder for such things
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

void build_in(graph::KnowledgeBase& base, const GraphScript& script, Keeping keeping) {
    graph::Transaction transaction{base.graph()};
    if (keeping == Keeping::declared) declare_schema(base.graph());
    build(script, base.graph());
    if (keeping == Keeping::declared_and_reopened) declare_schema(base.graph());
    base.commit(transaction);
}

std::string_view name_of(Keeping keeping) {
    switch (keeping) {
    case Keeping::in_memory: return "";
    case Keeping::reopened: return ", saved and opened again";
    case Keeping::declared: return ", with indexes and constraints";
    case Keeping::declared_and_reopened: return ", with indexes and constraints, saved and opened again";
    }
    return "";
}

/// The rows of all its queries, or the first fault.
Answer answer_of(const Side& side, Stage& stage, const query::Options& options) {
    Rows rows;
    for (const std::string& query : side.queries) {
        Answer part = ask(stage.graph(side.keeping), query, options);
        if (std::holds_alternative<support::Fault>(part)) return part;
        for (auto& row : std::get<Rows>(part)) rows.push_back(std::move(row));
    }
    return rows;
}

bool compiles(const Answer& answer) {
    const auto* fault = std::get_if<support::Fault>(&answer);
    return fault == nullptr || fault->phase == support::Phase::runtime;
}

Verdict compared(const Answer& first, const Answer& second, const Trial& trial, const Leniency& leniency) {
    if (!compiles(first) || !compiles(second)) return Verdict::malformed;
    const auto* fault = std::get_if<support::Fault>(&first);
    const auto* other = std::get_if<support::Fault>(&second);
    if (fault != nullptr && other != nullptr && fault->diagnostic.code == other->diagnostic.code) {
        return Verdict::both_failed;
    }
    if (fault != nullptr || other != nullptr) return may_fail(trial.recipe) ? Verdict::undecided : Verdict::differ;
    return agree(std::get<Rows>(first), std::get<Rows>(second), leniency) ? Verdict::agree : Verdict::differ;
}

std::string shown(const Side& side, const support::Way& way, Stage& stage) {
    std::string text = fmt::format("{}{}:\n", way.name, name_of(side.keeping));
    for (const std::string& query : side.queries) text += fmt::format("  {}\n", query);
    return text + "  " + show(answer_of(side, stage, way.options), stage.graph(side.keeping));
}

}  // namespace

struct Stage::State {
    explicit State(GraphScript made_by) : script{std::move(made_by)} {}

    [[nodiscard]] graph::KnowledgeBase made(Keeping keeping) {
        if (keeping == Keeping::in_memory || keeping == Keeping::declared) {
            graph::KnowledgeBase base = graph::KnowledgeBase::in_memory();
            build_in(base, script, keeping);
            return base;
        }
        if (!folder) folder.emplace();
        const std::string file = fmt::format("{}/{}.dossier", folder->path(), static_cast<int>(keeping));
        {
            graph::KnowledgeBase base = graph::KnowledgeBase::open(file);
            build_in(base, script, keeping);
        }
        return graph::KnowledgeBase::open(file);
    }

    GraphScript script;
    std::optional<TemporaryFolder> folder;
    std::map<Keeping, graph::KnowledgeBase> kept;
};

Stage::Stage(const GraphScript& script) : state_{std::make_unique<State>(script)} {}
Stage::~Stage() = default;
Stage::Stage(Stage&&) noexcept = default;
Stage& Stage::operator=(Stage&&) noexcept = default;

graph::PropertyGraph& Stage::graph(Keeping keeping) {
    const auto found = state_->kept.find(keeping);
    if (found != state_->kept.end()) return found->second.graph();
    return state_->kept.emplace(keeping, state_->made(keeping)).first->second.graph();
}

Judgement judge(const Trial& trial, Stage& stage) {
    const Pair pair = trial.property.make(trial.recipe);
    const Answer first = answer_of(pair.first, stage, trial.first_way.options);
    const Answer second = answer_of(pair.second, stage, trial.second_way.options);
    const auto* rows = std::get_if<Rows>(&first);
    return {compared(first, second, trial, pair.leniency), rows != nullptr && rows->empty()};
}

Found shrunk(Found found) {
    Stage stage{found.script};
    if (judge(found.trial, stage).verdict != Verdict::differ) return found;
    std::size_t attempts = 0;
    const auto smaller_graph = [&] {
        for (GraphScript& script : simpler(found.script)) {
            if (++attempts > most_attempts) return false;
            Stage smaller{script};
            if (judge(found.trial, smaller).verdict != Verdict::differ) continue;
            found.script = std::move(script);
            stage = std::move(smaller);
            return true;
        }
        return false;
    };
    const auto smaller_recipe = [&] {
        for (Recipe& recipe : simpler(found.trial.recipe)) {
            if (++attempts > most_attempts) return false;
            Trial smaller = found.trial;
            smaller.recipe = std::move(recipe);
            if (judge(smaller, stage).verdict != Verdict::differ) continue;
            found.trial = std::move(smaller);
            return true;
        }
        return false;
    };
    while (smaller_graph() || smaller_recipe()) {
    }
    return found;
}

std::string report(const Found& found) {
    Stage stage{found.script};
    const Pair pair = found.trial.property.make(found.trial.recipe);
    return fmt::format("{}\n\n{}\n{}\n{}", found.trial.property.name, text(found.script),
                       shown(pair.first, found.trial.first_way, stage),
                       shown(pair.second, found.trial.second_way, stage));
}

}  // namespace dossier::tests::metamorphic
