// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/actingparts.h"

#include <functional>

namespace asterism::cli {

/// The part of the grammar by which own accounts write: new posts and changed ones, what waits for
/// its time at their servers, and the drafts that the window left.
class WritingArguments : private ActingParts {
public:
    /// Must outlive this.
    explicit WritingArguments(Options &options);

    void addTo(CLI::App &app);

private:
    using Take = std::function<void(const QString &typed)>;

    void posting(App &app);
    void editing(App &app);
    void scheduled(App &app);
    void drafts(App &app);

    CLI::Option *each(App *app, const char *name, const QString &help, const Take &take);
    CLI::Option *said(App *app, const char *name, const QString &help, bool PostOptions::*to);
    void written(App *app);
    void readers(App *post);
    void subjects(App *post);
    void quoters(App *app, const QString &help);
    void kinds(App *post);
    void files(App *app);
    void poll(App *post);
    void thread(App *post);
    void time(App *post);
    CLI::Option *moment(App *app, const char *name, const QString &help);

    PostOptions::Part &part() { return m_acting.post.parts.back(); }
    PostOptions::File &lastFile(const char *option);
    PollText &lastPoll();
    void checkPost() const;
    void checkEdit() const;
};

} // namespace asterism::cli
