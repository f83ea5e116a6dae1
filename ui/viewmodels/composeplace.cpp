// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composeplace.h"

#include "content/names.h"
#include "protocol/capabilities.h"
#include "store/instances.h"
#include "ui/images/imageurl.h"
#include "ui/viewmodels/postline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComposePlace)
};

/// A hostile post may name ten thousand; a server would not take them in an answer.
constexpr int mostNamed = 30;

ComposeParent parentOf(const store::StoredPost &stored)
{
    const Post &post = stored.post;
    const QString name = safeName(post.author.displayName);
    ComposeParent parent{.uri = post.uri,
        .url = post.url,
        .acct = post.author.acct,
        .name = name.isEmpty() ? post.author.acct.section(u'@', 0, 0) : name,
        .avatar = imageUrl::avatar(post.author).toString(),
        .line = postLine(stored),
        .warning = post.warning,
        .visibility = post.visibility};
    for (const Mention &mention : post.mentions) {
        parent.mentions << mention.acct;
    }
    return parent;
}

void readParent(store::CacheTx &tx, ComposePlace &place, const store::StoredPost &stored)
{
    place.parent = parentOf(stored);
    const store::TimelineRow row = store::rowOf(tx, stored.row);
    for (const QString &teller : row.seenBy) {
        if (teller.startsWith("account:"_L1)) {
            place.saw.insert(teller.section(u':', 1));
        }
    }
    for (const store::AccountView &viewer : row.viewers) {
        place.reply.insert(viewer.account.value, viewer.state.reply);
    }
}

/// From the widest to the narrowest.
int narrowness(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Public:
        return 0;
    case Visibility::Unlisted:
        return 1;
    case Visibility::Local:
        return 2;
    case Visibility::Private:
        return 3;
    case Visibility::Direct:
        break;
    }
    return 4;
}

} // namespace

Result<ComposePlace> readComposePlace(
    store::CacheTx &tx, const QString &parentUri, const std::vector<Account> &accounts)
{
    ComposePlace place;
    if (!parentUri.isEmpty()) {
        const auto parent = store::postByUri(tx, parentUri);
        if (!parent) {
            return parent.error();
        }
        if (*parent) {
            readParent(tx, place, **parent);
        }
    }
    for (const Account &account : accounts) {
        const auto server = store::instance(tx, account.host);
        if (!server) {
            return server.error();
        }
        if (*server) {
            place.servers.insert(account.host, **server);
        }
    }
    return place;
}

QString replyStart(const ComposeParent &parent, const std::vector<Account> &own)
{
    QStringList named;
    const auto add = [&](const QString &acct) {
        const bool ours = std::ranges::find(own, acct, &Account::acct) != own.end();
        if (!acct.isEmpty() && !ours && !named.contains(acct) && named.size() < mostNamed) {
            named << acct;
        }
    };
    add(parent.acct);
    std::ranges::for_each(parent.mentions, add);
    QString start;
    for (const QString &acct : named) {
        start += u'@' + acct + u' ';
    }
    return start;
}

QString whyNotWrite(const Account &account, const ComposePlace &place)
{
    const auto server = place.servers.constFind(account.host);
    if (server != place.servers.cend() && !capabilities(*server).publishes) {
        return Words::tr("its server takes no such posts");
    }
    if (!place.parent) {
        return {};
    }
    const bool received =
        place.saw.contains(account.id.value) || place.parent->acct == account.acct;
    if (!isOpen(place.parent->visibility) && !received) {
        return Words::tr("it did not receive the post");
    }
    return place.reply.value(account.id.value) == Permission::No
        ? Words::tr("the author allows it no reply")
        : QString();
}

QList<Visibility> visibilitiesAt(const std::optional<Instance> &server)
{
    QList<Visibility> offered{Visibility::Public, Visibility::Unlisted};
    if (server && capabilities(*server).localOnly) {
        offered << Visibility::Local;
    }
    return offered << Visibility::Private << Visibility::Direct;
}

Visibility visibilityAmong(Visibility wished, const QList<Visibility> &offered)
{
    if (offered.contains(wished)) {
        return wished;
    }
    for (const Visibility one : offered) {
        if (narrowness(one) >= narrowness(wished)) {
            return one;
        }
    }
    return Visibility::Direct;
}

Visibility visibilityToBegin(
    const std::optional<ComposeParent> &parent, const QList<Visibility> &offered)
{
    return visibilityAmong(parent ? parent->visibility : Visibility::Public, offered);
}

bool isWiderThan(Visibility answer, Visibility answered)
{
    return !isOpen(answered) && narrowness(answer) < narrowness(answered);
}

} // namespace asterism::ui
