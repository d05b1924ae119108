#pragma once

namespace dossier::repl {

/// From now on SIGINT sets Shell::cancel_flag().
void catch_interrupts();

/// From now on the program also leaves, with the status of an interrupt, when it has not come to an end a moment after
/// one: what it held is given back by the system at once, which takes the program itself seconds for millions of
/// values. For scripts; a conversation goes on.
void leave_when_late();

/// The program may leave where it is, as long as one of these lives: nothing is lost that would have been kept.
class MayBeLeft {
public:
    /// `told`   it has been said already that something was interrupted
    explicit MayBeLeft(bool told = false) noexcept;
    MayBeLeft(const MayBeLeft&) = delete;
    MayBeLeft& operator=(const MayBeLeft&) = delete;
    ~MayBeLeft();
};

}  // namespace dossier::repl
