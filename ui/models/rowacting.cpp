// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"
#include "ui/models/rowdoers.h"
#include "ui/models/rowreactions.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Acting)
};

using DeedKind = Action::Kind;

/// By Deed: what does it and what takes it back. A quote is a new post.
constexpr std::array<std::pair<DeedKind, DeedKind>, deedCount> kindsOfDeeds{{
    {DeedKind::Publish, DeedKind::Unknown},
    {DeedKind::Boost, DeedKind::Unboost},
    {DeedKind::Favourite, DeedKind::Unfavourite},
    {DeedKind::React, DeedKind::Unreact},
    {DeedKind::Bookmark, DeedKind::Unbookmark},
    {DeedKind::Vote, DeedKind::Unknown},
    {DeedKind::MuteThread, DeedKind::UnmuteThread},
    {DeedKind::Pin, DeedKind::Unpin},
    {DeedKind::Edit, DeedKind::Unknown},
    {DeedKind::Delete, DeedKind::Unknown},
    {DeedKind::Report, DeedKind::Unknown},
    {DeedKind::Unknown, DeedKind::Unknown},
}};

/// What only its author does with a post.
constexpr bool isAuthors(Deed deed)
{
    return deed == Deed::Pin || deed == Deed::Edit || deed == Deed::Delete;
}

/// "1,204", "12K", "3.4M": short enough to stand beside an icon.
QString shortCount(qint64 count)
{
    if (count <= 0) {
        return {};
    }
    const QLocale locale;
    if (count < 10'000) {
        return locale.toString(count);
    }
    const bool millions = count >= 1'000'000;
    const double value = double(count) / (millions ? 1e6 : 1e3);
    const QString number = locale.toString(value, 'f', value < 10 ? 1 : 0);
    return (millions ? Words::tr("%1M") : Words::tr("%1K")).arg(number);
}

QString whyNotDo(Deed deed, const ActingPost &post, const Doer &doer)
{
    if (deed == Deed::Quote) {
        return whyNotQuote(post, doer.account, *doer.server, doer.view);
    }
    const DeedKind kind = kindsOfDeeds[size_t(deed)].first;
    return deed == Deed::Report ? whyNot(kind, doer.account, *doer.server)
                                : whyNot(kind, post, doer.account, *doer.server, doer.view);
}

/// No texts where all of it may be done.
QStringList reasons(const ActingPost &post, const Doer &doer, const Doer *author)
{
    QStringList why;
    for (int i = 0; i < deedCount; ++i) {
        const auto deed = static_cast<Deed>(i);
        const Doer *who = isAuthors(deed) ? author : &doer;
        const bool asked = who != nullptr && (deed != Deed::Vote || post.poll);
        why << (asked ? whyNotDo(deed, post, *who) : QString());
    }
    const bool none = std::ranges::all_of(why, [](const QString &one) { return one.isEmpty(); });
    return none ? QStringList() : why;
}

QStringList nobody()
{
    return QStringList(deedCount, Words::tr("Sign in with an account first."));
}

quint16 bitsOf(const ViewerState &state)
{
    quint16 bits = 0;
    const auto mark = [&bits](bool done, Deed deed) {
        bits = quint16(bits | (done ? RowActing::bitOf(deed) : 0));
    };
    mark(state.boosted, Deed::Boost);
    mark(state.favourited, Deed::Favourite);
    mark(!state.reactions.isEmpty(), Deed::React);
    mark(state.bookmarked, Deed::Bookmark);
    mark(state.voted, Deed::Vote);
    mark(state.muted, Deed::MuteThread);
    return bits;
}

quint16 waitingOf(const std::vector<Action> &pending)
{
    quint16 bits = 0;
    for (const Action &action : pending) {
        const auto deed = std::ranges::find_if(kindsOfDeeds, [&](const auto &kinds) {
            return action.kind == kinds.first || action.kind == kinds.second;
        });
        if (action.kind != DeedKind::Unknown && deed != kindsOfDeeds.end()) {
            bits = quint16(bits | RowActing::bitOf(Deed(deed - kindsOfDeeds.begin())));
        }
    }
    return bits;
}

/// Where a favourite is a reaction, they are one: whatever asks for either hears the same.
quint16 withFavourites(quint16 bits)
{
    const quint16 star = RowActing::bitOf(Deed::Favourite);
    const bool reacted = (bits & RowActing::bitOf(Deed::React)) != 0;
    return quint16(reacted ? bits | star : bits & ~star);
}

void tellDoer(RowActing &acting, const ActingPost &post, const Doer &doer, const RowNames &names)
{
    const Capabilities can = capabilities(*doer.server);
    acting.account = doer.account.id.value;
    acting.acct = doer.account.acct;
    acting.name = names.acting.shortNames.value(acting.account, doer.account.acct);
    acting.colour = names.accounts.value(acting.account).colour;
    acting.reaction = doer.after.reactions.value(0);
    acting.done = bitsOf(doer.after);
    acting.waits = waitingOf(doer.pending);
    acting.smiles = can.favouriteIsReaction;
    if (acting.smiles) {
        acting.done = withFavourites(acting.done);
        acting.waits = withFavourites(acting.waits);
    }
    acting.narrows = can.boostVisibility && post.visibility != Visibility::Private;
    acting.quoteNote = quoteCaveat(doer.view);
}

void tellAuthor(RowActing &acting, const Doer &author)
{
    acting.author = author.account.id.value;
    if (author.after.pinned) {
        acting.done = quint16(acting.done | RowActing::bitOf(Deed::Pin));
    }
    acting.waits = quint16(acting.waits | waitingOf(author.pending));
}

} // namespace

RowActing rowActing(const store::TimelineRow &row, const ActingPost &post, const Doer *doer,
    const Doer *author, const RowNames &names)
{
    const Post &told = row.post.post;
    RowActing acting;
    acting.replies = shortCount(told.replies);
    acting.boosts = shortCount(told.boosts);
    acting.favourites = shortCount(told.favourites);
    acting.counted = areReactions(told.favourites, told.reactions);
    if (doer != nullptr) {
        tellDoer(acting, post, *doer, names);
    }
    if (author != nullptr) {
        tellAuthor(acting, *author);
    }
    const QStringList why = doer != nullptr ? reasons(post, *doer, author) : nobody();
    acting.why = names.acting.servers ? names.acting.servers->same(why) : why;
    return acting;
}

RowActing rowActing(const store::TimelineRow &row, const Doers &doers, const RowNames &names)
{
    const auto pointer = [](const std::optional<Doer> &doer) { return doer ? &*doer : nullptr; };
    return rowActing(row, doers.post, pointer(doers.acting), pointer(doers.author), names);
}

} // namespace asterism::ui
