#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "loaders/annotate/annotator.hpp"

namespace dossier::loaders::annotate {

/// The sentences of one document, annotated.
struct Annotated {
    std::vector<Annotation> annotations;
    double milliseconds = 0;  ///< that the annotator took, in whatever process
};

/// Annotates documents one sentence at a time, here or in worker processes.
///
/// Workers are forked once the annotator has prepared itself, so that they share its models. They get a few sentences
/// at a time, so that a long document keeps all of them busy, and one more portion than they work on, so that they need
/// not wait while this process is busy. Answers depend on the sentences alone, not on who gave them.
///
/// A worker that is killed or crashes takes with it the document it was at, which take() tells; another one is hired
/// for the rest. Workers go with this process, however it ends.
class Crew {
public:
    /// Both outlive the crew.
    /// `workers`    how many to work at once; with one, this process annotates by itself
    /// `cancelled`  when true, take() throws Error{cancelled} after the sentence it is at
    Crew(Annotator& annotator, unsigned workers, const std::atomic<bool>* cancelled);
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    enum class Ticket : std::size_t {};

    /// `sentences`  of one document; the texts stay where they are until they are taken or the crew ends
    /// throws       Error{missing_tool} from the annotator; Error{memory_exceeded}: no process can be made
    Ticket submit(std::vector<std::string_view> sentences);

    /// Is so little left to do that a worker may soon be idle? Never without workers.
    [[nodiscard]] bool is_hungry() const noexcept;

    /// Waits for the annotations of a document, in the order of its sentences. Once for each ticket.
    /// throws  Error{unreadable_document}: the annotator failed on it or its worker died; Error{missing_tool,
    /// cancelled}
    [[nodiscard]] Annotated take(Ticket ticket);

private:
    struct Job {
        std::vector<std::string_view> sentences;
        Annotated done;
        std::size_t open = 0;  ///< portions still to be answered
        std::optional<graph::Diagnostic> fault;
    };
    /// Some sentences of a job that travel together.
    struct Portion {
        Ticket ticket{};
        std::size_t first = 0, last = 0;
        std::size_t bytes = 0;
    };
    struct Worker {
        pid_t process = -1;
        int socket = -1;
        std::deque<Portion> given;  ///< the first is being worked on
    };

    [[nodiscard]] bool is_alone() const noexcept { return most_workers_ < 2; }
    void check_cancelled() const;
    void annotate_here(Job& job);
    void hire();
    void hand_out();
    void give(Worker& worker);
    void wait_for_answers();
    void receive(Worker& worker);
    void bury(Worker& worker);
    void give_up(Ticket ticket, graph::Diagnostic fault);

    Annotator& annotator_;
    std::size_t most_workers_;
    const std::atomic<bool>* cancelled_;
    std::size_t submitted_ = 0;
    std::map<Ticket, Job> jobs_;
    std::deque<Portion> waiting_;
    std::vector<Worker> workers_;
};

}  // namespace dossier::loaders::annotate
