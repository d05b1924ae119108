#include "loaders/annotate/crew.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "loaders/annotate/wire.hpp"

namespace dossier::loaders::annotate {

namespace {

// Half a second of Frog's work: small enough to share a letter out, large enough for the way there and back.
constexpr std::size_t portion_bytes = 1500;
// What surely fits into a socket's buffer. A portion goes to a worker that is still at another only if it fits: else
// both processes might wait for each other to read.
constexpr std::size_t ahead_bytes = 16'384;
constexpr std::size_t most_given = 2;

double since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - began}.count();
}

Answer answer_to(Annotator& annotator, const std::vector<std::string_view>& sentences) {
    Answer answer;
    const auto began = std::chrono::steady_clock::now();
    try {
        for (const auto sentence : sentences) answer.annotations.push_back(annotator.annotate(sentence));
    } catch (const graph::Error& error) {
        answer.fault = error.diagnostic();
    }
    answer.milliseconds = since(began);
    return answer;
}

/// A worker's life. It leaves by _exit: what the loading process has open and in its buffers is not the worker's to
/// close and to write.
[[noreturn]] void work(Annotator& annotator, int socket, pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(0);  // it had gone before that was arranged
    std::signal(SIGINT, SIG_IGN);           // Ctrl-C reaches every process of a terminal; the parent decides
    while (const auto request = receive_message(socket))
        if (!send_message(socket, encode_answer(answer_to(annotator, decode_sentences(*request))))) break;
    ::_exit(0);
}

/// How a process ended, in words.
std::string end_of(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) return fmt::format("signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    return fmt::format("exit status {}", WEXITSTATUS(status));
}

[[noreturn]] void fail(graph::ErrorCode code, std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = code,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

}  // namespace

Crew::Crew(Annotator& annotator, unsigned workers, const std::atomic<bool>* cancelled)
    : annotator_{annotator}, most_workers_{workers}, cancelled_{cancelled} {}

Crew::~Crew() {
    for (const auto& worker : workers_) {
        ::kill(worker.process, SIGKILL);  // it keeps nothing that would have to be saved
        ::close(worker.socket);
        (void)end_of(worker.process);
    }
}

Crew::Ticket Crew::submit(std::vector<std::string_view> sentences) {
    const Ticket ticket{submitted_++};
    auto& job = jobs_[ticket];
    job.sentences = std::move(sentences);
    if (is_alone()) return ticket;
    job.done.annotations.resize(job.sentences.size());
    for (std::size_t first = 0; first < job.sentences.size(); ++job.open) {
        Portion portion{ticket, first, first, 0};
        while (portion.last < job.sentences.size() && portion.bytes < portion_bytes)
            portion.bytes += job.sentences[portion.last++].size();
        first = portion.last;
        waiting_.push_back(portion);
    }
    hand_out();
    return ticket;
}

bool Crew::is_hungry() const noexcept { return !is_alone() && waiting_.size() < most_workers_ * most_given; }

Annotated Crew::take(Ticket ticket) {
    const auto found = jobs_.find(ticket);
    assert(found != jobs_.end());
    auto& job = found->second;
    if (is_alone()) annotate_here(job);
    while (job.open > 0 && !job.fault) {
        check_cancelled();
        hand_out();
        wait_for_answers();
    }
    hand_out();
    auto taken = std::move(job);
    jobs_.erase(found);
    if (taken.fault) throw graph::Error{*std::move(taken.fault)};
    return std::move(taken.done);
}

void Crew::check_cancelled() const {
    if (cancelled_ != nullptr && *cancelled_) fail(graph::ErrorCode::cancelled, "interrupted", {});
}

void Crew::annotate_here(Job& job) {
    const auto began = std::chrono::steady_clock::now();
    try {
        for (const auto sentence : job.sentences) {
            check_cancelled();
            job.done.annotations.push_back(annotator_.annotate(sentence));
        }
    } catch (const graph::Error& error) {
        job.fault = error.diagnostic();
    }
    job.done.milliseconds = since(began);
}

void Crew::hire() {
    annotator_.prepare();
    const auto refused = [] {
        fail(graph::ErrorCode::memory_exceeded, fmt::format("no worker can be started: {}", std::strerror(errno)),
             "fewer --jobs need less");
    };
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) refused();
    const auto parent = ::getpid();
    const auto process = ::fork();
    if (process == 0) {
        ::close(ends[0]);
        // A worker that held another's socket open would keep it from seeing that the parent has gone.
        for (const auto& other : workers_) ::close(other.socket);
        work(annotator_, ends[1], parent);
    }
    if (process < 0) {
        const auto why = errno;
        ::close(ends[0]);
        ::close(ends[1]);
        errno = why;
        refused();
    }
    ::close(ends[1]);
    workers_.push_back({process, ends[0], {}});
}

void Crew::hand_out() {
    // Everybody gets a first portion before anybody a second one.
    for (std::size_t most = 1; most <= most_given; ++most) {
        for (std::size_t at = 0; at < most_workers_ && !waiting_.empty(); ++at) {
            if (at == workers_.size()) hire();
            if (workers_[at].given.size() < most) give(workers_[at]);
        }
    }
}

void Crew::give(Worker& worker) {
    const auto portion = waiting_.front();
    if (!worker.given.empty() && portion.bytes > ahead_bytes) return;
    const auto& all = jobs_.at(portion.ticket).sentences;
    const std::vector<std::string_view> sentences(all.begin() + static_cast<std::ptrdiff_t>(portion.first),
                                                  all.begin() + static_cast<std::ptrdiff_t>(portion.last));
    // When it has died, what it answered before is still to be read: that is left to receive().
    if (!send_message(worker.socket, encode_sentences(sentences))) return;
    worker.given.push_back(portion);
    waiting_.pop_front();
}

void Crew::wait_for_answers() {
    constexpr int milliseconds = 200;  // a signal that comes before poll() is seen then
    std::vector<pollfd> sockets;
    for (const auto& worker : workers_) sockets.push_back({worker.socket, POLLIN, 0});
    if (::poll(sockets.data(), sockets.size(), milliseconds) <= 0) return;
    // From the back: a worker that has died is taken out.
    for (std::size_t at = workers_.size(); at-- > 0;)
        if (sockets[at].revents != 0) receive(workers_[at]);
}

void Crew::receive(Worker& worker) {
    const auto message = receive_message(worker.socket);
    if (!message) {
        bury(worker);
        return;
    }
    const auto portion = worker.given.front();
    worker.given.pop_front();
    const auto found = jobs_.find(portion.ticket);
    if (found == jobs_.end() || found->second.fault) return;  // given up meanwhile
    auto& job = found->second;
    auto answer = decode_answer(*message);
    job.done.milliseconds += answer.milliseconds;
    if (answer.fault) {
        give_up(portion.ticket, *std::move(answer.fault));
        return;
    }
    std::ranges::move(answer.annotations, job.done.annotations.begin() + static_cast<std::ptrdiff_t>(portion.first));
    --job.open;
}

/// Takes a dead worker out: the document it was at is lost to this load, what else it was given goes to others.
void Crew::bury(Worker& worker) {
    ::close(worker.socket);
    const auto how = end_of(worker.process);
    auto given = std::move(worker.given);
    workers_.erase(workers_.begin() + (&worker - workers_.data()));
    if (given.empty()) return;
    const auto lost = given.front();
    given.pop_front();
    for (const auto& portion : given) waiting_.push_front(portion);
    give_up(lost.ticket, {.type = graph::ErrorType::file_error,
                          .code = graph::ErrorCode::unreadable_document,
                          .message = fmt::format("the process that annotated it ended by {}", how),
                          .where = std::nullopt,
                          .hint = "the same command tries it again; fewer --jobs need less memory"});
}

void Crew::give_up(Ticket ticket, graph::Diagnostic fault) {
    std::erase_if(waiting_, [&](const Portion& one) { return one.ticket == ticket; });
    const auto found = jobs_.find(ticket);
    if (found != jobs_.end() && !found->second.fault) found->second.fault = std::move(fault);
}

}  // namespace dossier::loaders::annotate
