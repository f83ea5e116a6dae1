// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumpplaces.h"

#include "content/names.h"
#include "ui/images/imageurl.h"
#include "ui/viewmodels/columnwords.h"
#include "ui/viewmodels/completion.h"
#include "ui/viewmodels/ownwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JumpPlaces)
};

JumpTarget hostColumn(JumpWhat what, const QString &name, const QString &host)
{
    const QString icon = what == JumpWhat::Local ? u"local"_s : u"federated"_s;
    return {.what = what, .value = host, .name = name, .detail = host, .icon = icon};
}

/// Of all accounts where none is given.
JumpTarget noticesJump(const QString &accountId, const QString &detail)
{
    return {.what = JumpWhat::Notifications,
        .value = accountId,
        .name = ownTitle({.id = {}, .kind = u"notifications"_s, .name = {}, .sources = {}}),
        .detail = detail,
        .icon = u"notifications"_s};
}

JumpTarget pageJump(const QString &page, const QString &name, const QString &icon)
{
    // Also by its English word, which other programs and the documentation use.
    return {.what = JumpWhat::Page, .value = page, .name = name, .icon = icon, .also = {page}};
}

} // namespace

std::vector<JumpTarget> accountJumps(const std::vector<Account> &accounts)
{
    std::vector<JumpTarget> all;
    for (const Account &account : accounts) {
        const QString told = safeName(account.displayName);
        all.push_back({.what = JumpWhat::Account,
            .value = account.id.value,
            .name = told.isEmpty() ? account.acct.section(u'@', 0, 0) : told,
            .detail = u'@' + account.acct,
            .icon = u"person"_s,
            .image = imageUrl::avatar(account).toString()});
    }
    return all;
}

std::vector<JumpTarget> listJumps(const std::vector<List> &lists)
{
    std::vector<JumpTarget> all;
    for (const List &list : lists) {
        const ListSign sign = signOf(list);
        all.push_back({.what = JumpWhat::List,
            .value = list.id.value,
            .name = list.name,
            .icon = u"lists"_s,
            .sign = sign.icon,
            .colour = sign.colour});
    }
    return all;
}

std::vector<JumpTarget> serverListJumps(
    const std::vector<ServerList> &lists, const std::vector<Account> &accounts)
{
    std::vector<JumpTarget> all;
    for (const ServerList &list : lists) {
        const auto owner = std::ranges::find(accounts, list.account, &Account::id);
        if (owner == accounts.end()) {
            continue;
        }
        const Source source = accountSource(list.kind, list.account, owner->host, list.id);
        all.push_back({.what = JumpWhat::ServerList,
            .value = source.key(),
            .name = safeName(list.title),
            .detail = u'@' + owner->acct,
            .icon = columnIcon(word(list.kind))});
    }
    return all;
}

std::vector<JumpTarget> newColumnJumps(const std::vector<Account> &accounts)
{
    std::vector<JumpTarget> all{{.what = JumpWhat::Everyone,
        .value = {},
        .name = Words::tr("Home"),
        .detail = Words::tr("of all accounts"),
        .icon = u"everyone"_s}};
    if (!accounts.empty()) {
        all.push_back(noticesJump({}, Words::tr("of all accounts")));
    }
    QStringList hosts;
    for (const Account &account : accounts) {
        all.push_back({.what = JumpWhat::Home,
            .value = account.id.value,
            .name = Words::tr("Home"),
            .detail = u'@' + account.acct,
            .icon = u"home"_s});
        all.push_back(noticesJump(account.id.value, u'@' + account.acct));
        hosts << account.host;
    }
    hosts.removeDuplicates();
    for (const QString &host : hosts) {
        all.push_back(hostColumn(JumpWhat::Local, Words::tr("Local"), host));
        all.push_back(hostColumn(JumpWhat::Federated, Words::tr("Federated"), host));
    }
    return all;
}

std::optional<JumpTarget> offerJump(
    const QString &kind, const QString &source, const QString &label)
{
    const QString title = ownTitle({.id = {}, .kind = kind, .name = {}, .sources = {}});
    if (title.isEmpty()) {
        return {};
    }
    return JumpTarget{.what = JumpWhat::Offer,
        .value = source,
        .name = title,
        .detail = label,
        .icon = columnIcon(kind)};
}

JumpTarget directJump()
{
    return {.what = JumpWhat::Direct,
        .value = {},
        .name = ownTitle({.id = {}, .kind = u"direct"_s, .name = {}, .sources = {}}),
        .detail = Words::tr("of all accounts"),
        .icon = u"direct"_s};
}

std::vector<JumpTarget> pageJumps()
{
    return {pageJump(u"settings"_s, Words::tr("Settings"), u"settings"_s),
        pageJump(u"lists"_s, Words::tr("Lists"), u"lists"_s),
        pageJump(u"connections"_s, Words::tr("Connections"), u"connections"_s),
        pageJump(u"outbox"_s, Words::tr("What waits and what failed"), u"outbox"_s),
        pageJump(u"scheduled"_s, Words::tr("Scheduled posts"), u"clock"_s),
        pageJump(u"follow-requests"_s, Words::tr("Follow requests"), u"people"_s),
        pageJump(u"held"_s, Words::tr("Held back"), u"people"_s),
        pageJump(u"moving"_s, Words::tr("Move follows"), u"move"_s),
        pageJump(u"privacy"_s, Words::tr("Privacy"), u"lock"_s),
        pageJump(u"keys"_s, Words::tr("Keys"), u"keys"_s),
        pageJump(u"add-column"_s, Words::tr("Add a column"), u"plus"_s),
        pageJump(u"add-account"_s, Words::tr("Add an account"), u"plus"_s)};
}

std::optional<JumpTarget> personJump(const Actor &actor)
{
    const auto told = personCompletion(actor);
    if (!told) {
        return {};
    }
    const QString name = safeName(actor.displayName);
    return JumpTarget{.what = JumpWhat::Person,
        .value = told->key,
        .name = name.isEmpty() ? told->key.section(u'@', 0, 0) : name,
        .detail = told->detail,
        .icon = u"person"_s,
        .image = told->image,
        .styled = told->name};
}

std::optional<JumpTarget> tagJump(const QString &name)
{
    const auto told = tagCompletion(name);
    if (!told) {
        return {};
    }
    return JumpTarget{.what = JumpWhat::Tag,
        .value = name,
        .name = told->written,
        .icon = u"tag"_s,
        .also = {told->key}};
}

QString columnIcon(const QString &kind)
{
    return kind == u"list"_s || kind == u"server-list"_s ? u"lists"_s : kind;
}

} // namespace asterism::ui
