// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo.h"

#include "base/platform/terminal.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "secrets/memorystore.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int redrawMs = 4000;
constexpr int mostTimelineRows = 15;
constexpr int mostListRows = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

void control(const char *code)
{
    std::fputs(code, stdout);
    std::fflush(stdout);
}

/// A screen of its own that leaves the terminal as it was found.
class OtherScreen {
public:
    OtherScreen() { control("\033[?1049h\033[?25l"); }
    ~OtherScreen() { control("\033[?25h\033[?1049l"); }
    OtherScreen(const OtherScreen &) = delete;
    OtherScreen &operator=(const OtherScreen &) = delete;

    void show(Output &out, const QStringList &lines)
    {
        control("\033[H\033[2J");
        out.lines(lines);
    }
};

/// Servers of the demo never fail; when one does it is worth knowing.
bool refreshed(Context &context, DemoReader &reader)
{
    const auto answer = reader.refresh();
    if (!answer) {
        context.status = failWork(context, answer.error());
    }
    return answer.ok();
}

int once(Context &context, DemoReader &reader)
{
    context.out.progress(Words::tr("Reading five servers …"));
    if (!refreshed(context, reader)) {
        return context.status;
    }
    runUntilInterrupt(redrawMs / 2); // people go on posting
    if (!refreshed(context, reader)) {
        return context.status;
    }
    const auto screen = reader.screen(mostTimelineRows, mostListRows);
    if (!screen) {
        return context.out.fail(screen.error());
    }
    context.out.lines(*screen);
    return ExitDone;
}

int live(Context &context, DemoReader &reader)
{
    const QDeadlineTimer end = context.options.seconds > 0
        ? QDeadlineTimer(qint64(context.options.seconds) * 1000)
        : QDeadlineTimer(QDeadlineTimer::Forever);
    OtherScreen other;
    do {
        if (!refreshed(context, reader)) {
            return context.status;
        }
        const auto screen = reader.screen(mostTimelineRows, mostListRows, terminalHeight() - 2);
        if (!screen) {
            return context.out.fail(screen.error());
        }
        other.show(context.out,
            *screen + QStringList{Words::tr("New posts appear by themselves. Ctrl-C ends it.")});
    } while (!end.hasExpired() && runUntilInterrupt(redrawMs) && !end.hasExpired());
    return ExitDone;
}

} // namespace

int runDemo(Context &context)
{
    catchInterrupt();
    const QTemporaryDir folder;
    if (!folder.isValid()) {
        return context.out.fail(Error{
            .kind = ErrorKind::Store, .subject = folder.path(), .detail = folder.errorString()});
    }
    Sandbox sandbox;
    const auto started = sandbox.start({.pins = true,
        .livePosting = true,
        .livePostingMs = 1500,
        .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}});
    if (!started) {
        return context.out.fail(started.error());
    }
    // Whatever the user's own folder holds, the demo leaves it alone.
    auto app = App::open({.folder = folder.path(),
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::make_unique<MemoryStore>()});
    if (!app) {
        return context.out.fail(app.error());
    }
    context.adopt(std::move(*app));
    DemoReader reader(context, sandbox);
    context.out.progress(Words::tr("Signing in on five servers …"));
    if (const auto settled = reader.settle(); !settled) {
        return context.out.fail(settled.error());
    }
    const int status = context.out.live() ? live(context, reader) : once(context, reader);
    context.close(); // before its folder goes away
    return status;
}

} // namespace asterism::cli
