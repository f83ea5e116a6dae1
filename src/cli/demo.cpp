// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo.h"
#include "cli/reading.h"

#include "cli/await.h"
#include "cli/commands/rows.h"
#include "cli/phrases.h"
#include "cli/textwidth.h"
#include "store/lists.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

/// An own account on each of the sandbox's servers.
const QStringList &readers()
{
    static const QStringList users{u"ao"_s, u"yuki"_s, u"sora"_s, u"hanako"_s, u"nana"_s};
    return users;
}

/// People whom the list reads at their own servers, one of each kind.
const QStringList &listed()
{
    static const QStringList users{u"mei"_s, u"kai"_s, u"ren"_s, u"taro"_s, u"leo"_s};
    return users;
}

} // namespace

DemoReader::DemoReader(Context &context, const Sandbox &sandbox)
    : m_context(context)
    , m_sandbox(sandbox)
{
}

Result<Done> DemoReader::settle()
{
    for (const Server *server : m_sandbox.servers()) {
        m_context.worker->typed(server->host());
    }
    if (const auto started = m_context.worker->startEngine(); !started) {
        return started;
    }
    for (const QString &user : readers()) {
        if (const auto done = signIn(user); !done) {
            return done;
        }
    }
    if (const auto done = fillList(); !done) {
        return done;
    }
    auto names = namesOf(*m_context.app);
    if (!names) {
        return names.error();
    }
    m_context.names = std::move(*names);
    return Done{};
}

Result<Done> DemoReader::signIn(const QString &user)
{
    const Server *server = m_sandbox.serverOf(user);
    if (!server) {
        return Error{.kind = ErrorKind::NotFound, .subject = user};
    }
    const auto added =
        await(m_context.app->accounts.addWithToken(server->host(), server->token(user)),
            serverPatienceMs);
    if (!added && added.error().kind != ErrorKind::Rejected) {
        return added.error();
    }
    return Done{};
}

Result<Done> DemoReader::fillList()
{
    const auto made = await(
        m_context.app->lists.create(Words::tr("Illustrators nobody follows")), serverPatienceMs);
    if (!made) {
        return made.error();
    }
    m_list = *made;
    for (const QString &user : listed()) {
        const auto added =
            await(m_context.app->lists.add(m_list, m_sandbox.handle(user)), serverPatienceMs);
        if (!added) {
            return added.error();
        }
    }
    return Done{};
}

Result<QJsonObject> DemoReader::refresh()
{
    QJsonArray keys{listSource(m_list.id).key()};
    for (const Account &account : m_context.names.accounts) {
        keys.append(homeSource(account.id, account.host).key());
    }
    m_context.patience = QDeadlineTimer(serverPatienceMs);
    return m_context.work(u"refresh"_s, {{u"sources"_s, keys}, {u"rows"_s, 40}});
}

QStringList DemoReader::heading(const QString &text) const
{
    const Page page = m_context.out.page(0);
    const QString title = clipped(u"── %1 "_s.arg(text), page.width);
    const QString line(std::max(0, page.width - textWidth(title)), u'─');
    return {page.paint.strong(title + line), QString()};
}

Result<QStringList> DemoReader::column(const std::vector<Source> &sources, int limit, int height)
{
    const auto rows = timelineRows(m_context, sources, limit);
    if (!rows) {
        return rows.error();
    }
    const Page page = m_context.out.page(m_context.app->clock.now());
    QStringList lines;
    for (const store::TimelineRow &row : *rows) {
        const QStringList next = rowLines(row, m_context.names, page) << QString();
        if (height > 0 && lines.size() + next.size() > height) {
            break;
        }
        lines << next;
    }
    return lines;
}

Result<QStringList> DemoReader::memberLines()
{
    const auto members = await(m_context.app->lists.members(m_list));
    if (!members) {
        return members.error();
    }
    QList<QStringList> rows;
    for (const ListMember &member : *members) {
        QString words = Words::tr("read by %1");
        words.replace(u"%1"_s, readerPhrase(member, m_context.names));
        rows << QStringList{u'@' + member.acct, member.error.isEmpty() ? words : member.error};
    }
    return tableLines(rows, m_context.out.page(m_context.app->clock.now()));
}

Result<QStringList> DemoReader::screen(int timelineRows, int listRows, int height)
{
    std::vector<Source> homes;
    QStringList accts;
    for (const Account &account : m_context.names.accounts) {
        homes.push_back(homeSource(account.id, account.host));
        accts << account.acct;
    }
    QString all = Words::tr("Home of %1, as one timeline");
    QString title = Words::tr("List \"%1\"");
    const auto members = memberLines();
    if (!members) {
        return members.error();
    }
    const QStringList upper = heading(all.replace(u"%1"_s, accts.join(u", "_s)));
    const QStringList lower =
        heading(title.replace(u"%1"_s, m_list.name)) + *members + QStringList{QString()};
    // The list gets a third of what is left beside the headings.
    const int room = height > 0 ? std::max<int>(1, height - int(upper.size() + lower.size())) : 0;
    const auto list = column({listSource(m_list.id)}, listRows, (room + 2) / 3);
    const auto merged =
        column(homes, timelineRows, list && room > 0 ? std::max(1, room - int(list->size())) : 0);
    for (const auto *part : {&merged, &list}) {
        if (!*part) {
            return part->error();
        }
    }
    return upper + *merged + lower + *list;
}

} // namespace asterism::cli
