// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composeplace.h"

#include "content/names.h"
#include "model/answernames.h"
#include "protocol/capabilities.h"
#include "store/instances.h"
#include "sync/acting.h"
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

/// Ids of the own accounts that received it.
QSet<QString> whoReceived(const store::TimelineRow &row)
{
    QSet<QString> saw;
    for (const QString &teller : row.seenBy) {
        if (teller.startsWith("account:"_L1)) {
            saw.insert(teller.section(u':', 1));
        }
    }
    return saw;
}

void readParent(store::CacheTx &tx, ComposePlace &place, const store::StoredPost &stored)
{
    place.parent = parentOf(stored);
    const store::TimelineRow row = store::rowOf(tx, stored.row);
    place.saw = whoReceived(row);
    for (const store::AccountView &viewer : row.viewers) {
        place.reply.insert(viewer.account.value, viewer.state.reply);
    }
}

void readQuoted(store::CacheTx &tx, ComposePlace &place, const store::StoredPost &stored)
{
    place.quoted = parentOf(stored);
    const store::TimelineRow row = store::rowOf(tx, stored.row);
    place.sawQuoted = whoReceived(row);
    for (const store::AccountView &viewer : row.viewers) {
        place.quote.insert(viewer.account.value, viewer.state.quote);
    }
}

void readEdited(store::CacheTx &, ComposePlace &place, const store::StoredPost &stored)
{
    if (stored.post.poll) {
        place.poll.multiple = stored.post.poll->multiple;
        place.poll.endsAt = stored.post.poll->expiresAt;
        for (const Poll::Option &option : stored.post.poll->options) {
            place.poll.choices << option.title;
        }
    }
}

void readOld(store::CacheTx &, ComposePlace &place, const store::StoredPost &)
{
    place.oldThere = true;
}

using ReadPost = void (*)(store::CacheTx &, ComposePlace &, const store::StoredPost &);

Result<Done> readPost(store::CacheTx &tx, ComposePlace &place, const QString &uri, ReadPost read)
{
    if (uri.isEmpty()) {
        return Done{};
    }
    const auto post = store::postByUri(tx, uri);
    if (!post) {
        return post.error();
    }
    if (*post) {
        read(tx, place, **post);
    }
    return Done{};
}

/// Whether the account can see it, as far as that is known.
bool sees(const Account &account, const ComposeParent &post, const QSet<QString> &saw)
{
    return isOpen(post.visibility) || saw.contains(account.id.value) || post.acct == account.acct;
}

/// Direct posts nobody quotes, and those for followers their author alone, at some servers.
QString whyNotQuoteNarrow(const Account &account, const ComposeParent &quoted, bool takesOwn)
{
    if (quoted.visibility == Visibility::Direct) {
        return Words::tr("what is for some people only cannot be quoted");
    }
    if (quoted.visibility != Visibility::Private) {
        return {};
    }
    if (quoted.acct != account.acct) {
        return Words::tr("only its author could quote what is for followers only");
    }
    return takesOwn ? QString() : Words::tr("its server quotes no posts for followers only");
}

/// Of a server that was never asked nobody knows that it could not.
QString whyNotQuoteThere(
    const Account &account, const ComposePlace &place, const std::optional<Instance> &server)
{
    if (server && !capabilities(*server).quotes) {
        return Words::tr("its server takes no quotes");
    }
    if (place.quote.value(account.id.value) == Permission::No) {
        return Words::tr("the author allows it no quote");
    }
    if (!place.quoted) {
        return {};
    }
    if (!sees(account, *place.quoted, place.sawQuoted)) {
        return Words::tr("it did not receive the post");
    }
    return whyNotQuoteNarrow(
        account, *place.quoted, !server || capabilities(*server).quotesOwnPrivate);
}

} // namespace

Result<ComposePlace> readComposePlace(
    store::CacheTx &tx, const Action &action, const std::vector<Account> &accounts)
{
    ComposePlace place{.quotes = !action.post.quote.isEmpty()};
    const bool edit = action.kind == Action::Kind::Edit;
    auto read = readPost(tx, place, action.post.replyTo, readParent);
    read = read ? readPost(tx, place, action.post.quote, readQuoted) : read;
    read = read && edit ? readPost(tx, place, action.target, readEdited) : read;
    read = read ? readPost(tx, place, action.post.insteadOf, readOld) : read;
    if (!read) {
        return read.error();
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

QString replyStart(const ComposeParent &parent, const QString &writer)
{
    QString start;
    for (const QString &acct : namedInAnswer(parent.acct, parent.mentions, {writer})) {
        start += u'@' + acct + u' ';
    }
    return start;
}

QString whyNotWrite(const Account &account, const ComposePlace &place)
{
    const auto known = place.servers.constFind(account.host);
    const auto server =
        known == place.servers.cend() ? std::nullopt : std::optional<Instance>(*known);
    if (server && !capabilities(*server).publishes && !capabilities(*server).media) {
        return Words::tr("its server takes no such posts");
    }
    if (!place.filesAt.isEmpty() && account.id != place.filesAt) {
        return Words::tr("its server does not have the files");
    }
    const QString noQuote = place.quotes ? whyNotQuoteThere(account, place, server) : QString();
    if (!place.parent || !noQuote.isEmpty()) {
        return noQuote;
    }
    if (!sees(account, *place.parent, place.saw)) {
        return Words::tr("it did not receive the post");
    }
    return place.reply.value(account.id.value) == Permission::No
        ? Words::tr("the author allows it no reply")
        : QString();
}

QString quoteWait(const AccountId &account, const ComposePlace &place)
{
    return place.quotes && place.quote.value(account.value) == Permission::AfterApproval
        ? Words::tr("The author must agree first: the quote waits until then.")
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

QList<Visibility> visibilitiesAtAll(const std::vector<std::optional<Instance>> &servers)
{
    if (servers.empty()) {
        return visibilitiesAt({});
    }
    QList<Visibility> offered = visibilitiesAt(servers.front());
    for (const auto &server : servers) {
        const QList<Visibility> there = visibilitiesAt(server);
        offered.removeIf([&there](Visibility one) { return !there.contains(one); });
    }
    return offered;
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
    const std::optional<ComposeParent> &parent, Visibility usual, const QList<Visibility> &offered)
{
    return visibilityAmong(parent ? narrower(parent->visibility, usual) : usual, offered);
}

bool isWiderThan(Visibility answer, Visibility answered)
{
    return !isOpen(answered) && narrowness(answer) < narrowness(answered);
}

} // namespace asterism::ui
