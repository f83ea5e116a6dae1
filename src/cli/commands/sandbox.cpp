// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sandbox)
};

void tellJson(Context &context, const Server &server)
{
    QJsonArray users;
    const QStringList names = server.tokenUsers();
    for (const QString &user : names) {
        QJsonObject object{{u"handle"_s, user + u'@' + server.host()}};
        if (context.options.showTokens) {
            object.insert(u"token"_s, server.token(user));
        }
        users.append(object);
    }
    context.out.object({{u"host"_s, server.host()}, {u"software"_s, server.software()},
        {u"people"_s, server.handles().size()}, {u"users"_s, users}});
}

void tellLines(Context &context, const Server &server)
{
    context.out.line(u"%1  %2"_s.arg(server.host(), server.software()));
    const QStringList names = server.tokenUsers();
    for (const QString &user : names) {
        const QString handle = u"  @%1@%2"_s.arg(user, server.host());
        context.out.line(
            context.options.showTokens ? handle + u"  "_s + server.token(user) : handle);
    }
}

} // namespace

int runSandbox(Context &context)
{
    catchInterrupt();
    Sandbox sandbox;
    const auto started = sandbox.start({.firstPort = quint16(context.options.port),
        .pins = true,
        .livePosting = true,
        .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}});
    if (!started && context.options.port != 0) {
        return context.out.fail(ExitUsage,
            Words::tr("The ports from %1 on cannot be had; --port names others. (%2)")
                .arg(context.options.port)
                .arg(started.error().detail));
    }
    if (!started) {
        return context.out.fail(started.error());
    }
    for (const Server *server : sandbox.servers()) {
        context.out.json() ? tellJson(context, *server) : tellLines(context, *server);
    }
    context.out.note(Words::tr("The sandbox runs; Ctrl-C ends it."));
    runUntilInterrupt(context.options.seconds * 1000);
    return ExitDone;
}

} // namespace asterism::cli
