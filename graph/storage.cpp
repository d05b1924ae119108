#include "graph/storage.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "graph/constraints.hpp"
#include "graph/integrity.hpp"
#include "graph/storage_file.hpp"

namespace dossier::graph {

namespace {

/// A document put or removed since the last commit. One from inside a transaction counts as long as its note (its place
/// in the list) is in the graph's log.
struct PendingDocument {
    std::string id;
    std::optional<StoredDocument> document;
    bool in_transaction = false;
};

}  // namespace

struct KnowledgeBase::State {
    PropertyGraph graph;
    std::unique_ptr<StorageFile> file;  // none in memory
    DocumentChanges documents;          // in memory, all of them; with a file none
    std::vector<PendingDocument> pending;
    const State* before = nullptr;  // once it was left: the one that was left before it

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { close(); }

    void close() noexcept {
        if (file && graph.is_shared()) read_for_others();
        if (file && !graph.in_transaction()) file->fold(graph);
        file.reset();
    }

    /// Snapshots stay when the file is closed, and read nothing then.
    void read_for_others() const noexcept {
        try {
            graph.read_in_full();
        } catch (...) {
            // Who asks for it is told so.
        }
    }

    void add(PendingDocument change);
    [[nodiscard]] std::vector<const PendingDocument*> live() const;
    [[nodiscard]] DocumentChanges document_changes() const;
};

void KnowledgeBase::State::add(PendingDocument change) {
    change.in_transaction = graph.in_transaction();
    if (change.in_transaction) graph.note(static_cast<std::uint32_t>(pending.size()));
    pending.push_back(std::move(change));
}

/// Oldest first.
std::vector<const PendingDocument*> KnowledgeBase::State::live() const {
    if (pending.empty()) return {};
    std::set<std::uint32_t> noted;
    for (const Change& change : graph.changes()) {
        if (change.kind == Change::Kind::note) noted.insert(change.detail);
    }
    std::vector<const PendingDocument*> live;
    for (std::uint32_t i = 0; i < pending.size(); ++i) {
        if (!pending[i].in_transaction || noted.contains(i)) live.push_back(&pending[i]);
    }
    return live;
}

DocumentChanges KnowledgeBase::State::document_changes() const {
    DocumentChanges changes;
    for (const PendingDocument* change : live()) changes.insert_or_assign(change->id, change->document);
    return changes;
}

KnowledgeBase::KnowledgeBase(std::unique_ptr<State> state) noexcept : state_{std::move(state)} {}
KnowledgeBase::KnowledgeBase(KnowledgeBase&&) noexcept = default;
KnowledgeBase& KnowledgeBase::operator=(KnowledgeBase&&) noexcept = default;
KnowledgeBase::~KnowledgeBase() = default;

KnowledgeBase KnowledgeBase::open(const std::filesystem::path& path, bool read_only) {
    auto state = std::make_unique<State>();
    state->file = std::make_unique<StorageFile>(path, read_only);
    state->file->load(state->graph);
    return KnowledgeBase{std::move(state)};
}

KnowledgeBase KnowledgeBase::in_memory() { return KnowledgeBase{std::make_unique<State>()}; }

PropertyGraph& KnowledgeBase::graph() noexcept { return state_->graph; }
const PropertyGraph& KnowledgeBase::graph() const noexcept { return state_->graph; }

void KnowledgeBase::commit(Transaction& transaction) {
    assert(&transaction.graph() == &state_->graph);
    try {
        check_constraints(state_->graph, transaction.changes());
        DocumentChanges changes = state_->document_changes();
        if (state_->file) {
            state_->file->write(state_->graph, transaction.changes(), changes);
        } else {
            for (auto& [id, document] : changes) {
                if (document) {
                    state_->documents.insert_or_assign(id, std::move(document));
                } else {
                    state_->documents.erase(id);
                }
            }
        }
    } catch (...) {
        transaction.roll_back();
        state_->pending.clear();
        throw;
    }
    transaction.commit();
    state_->pending.clear();
}

void KnowledgeBase::put_document(StoredDocument document) {
    std::string id = document.id;
    state_->add({.id = std::move(id), .document = std::move(document)});
}

void KnowledgeBase::remove_document(std::string_view id) {
    state_->add({.id = std::string{id}, .document = std::nullopt});
}

std::optional<StoredDocument> KnowledgeBase::document(std::string_view id) const {
    const std::vector<const PendingDocument*> live = state_->live();
    const auto last = std::ranges::find(live.rbegin(), live.rend(), id, &PendingDocument::id);
    if (last != live.rend()) return (*last)->document;
    if (state_->file) return state_->file->document(id);
    const auto found = state_->documents.find(id);
    return found == state_->documents.end() ? std::nullopt : found->second;
}

std::vector<std::string> KnowledgeBase::document_ids() const {
    std::set<std::string> ids;
    if (state_->file) {
        for (std::string& id : state_->file->document_ids()) ids.insert(std::move(id));
    }
    for (const auto& [id, document] : state_->documents) ids.insert(id);
    for (const PendingDocument* change : state_->live()) {
        if (change->document) {
            ids.insert(change->id);
        } else {
            ids.erase(change->id);
        }
    }
    return {ids.begin(), ids.end()};
}

std::vector<Diagnostic> KnowledgeBase::check() const {
    assert(!state_->graph.in_transaction());
    std::vector<Diagnostic> found;
    if (state_->file) found = state_->file->check(state_->graph);
    try {
        std::ranges::move(check_integrity(state_->graph), std::back_inserter(found));
    } catch (const Error& error) {
        // What cannot be read for one is most often what could not be read for the other.
        const Diagnostic& fault = error.diagnostic();
        if (!std::ranges::count(found, fault.message, &Diagnostic::message)) found.push_back(fault);
    }
    return found;
}

void KnowledgeBase::leave() noexcept {
    state_->close();
    // Still to be found from here, so that what looks for lost memory finds none.
    static const State* left = nullptr;
    State* const leaving = state_.release();
    leaving->before = std::exchange(left, leaving);
}

}  // namespace dossier::graph
