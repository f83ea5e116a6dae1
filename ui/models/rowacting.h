// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// What an account does with a post. QML says it by a word: actwords.h.
enum class Deed {
    Reply,
    Boost,
    Favourite,
    React,
    Bookmark,
    Vote,
    MuteThread,
    Pin,
    Edit,
    Delete,
    Report,
    Quote,
};

constexpr int deedCount = int(Deed::Quote) + 1;

/// One own account before a post: what it has done with it, what is on its way, what it may not do
/// and why. In a row it is the one that acts there. There are many rows: texts are shared between
/// them, and what is said of several deeds lies in few bits.
struct RowActing {
    Q_GADGET
    QML_VALUE_TYPE(rowActing)
    Q_PROPERTY(QString account MEMBER account CONSTANT FINAL)
    Q_PROPERTY(QString acct MEMBER acct CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(QString colour MEMBER colour CONSTANT FINAL)
    Q_PROPERTY(QString author MEMBER author CONSTANT FINAL)
    Q_PROPERTY(QString reaction MEMBER reaction CONSTANT FINAL)
    Q_PROPERTY(QString replies MEMBER replies CONSTANT FINAL)
    Q_PROPERTY(QString boosts MEMBER boosts CONSTANT FINAL)
    Q_PROPERTY(QString favourites MEMBER favourites CONSTANT FINAL)
    Q_PROPERTY(bool counted MEMBER counted CONSTANT FINAL)
    Q_PROPERTY(bool smiles MEMBER smiles CONSTANT FINAL)
    Q_PROPERTY(bool narrows MEMBER narrows CONSTANT FINAL)
    Q_PROPERTY(bool starred READ isStarred CONSTANT FINAL)
    Q_PROPERTY(double replyShade READ replyShade CONSTANT FINAL)
    Q_PROPERTY(double boostShade READ boostShade CONSTANT FINAL)
    Q_PROPERTY(double starShade READ starShade CONSTANT FINAL)
    Q_PROPERTY(double bookmarkShade READ bookmarkShade CONSTANT FINAL)
    Q_PROPERTY(bool boosted READ isBoosted CONSTANT FINAL)
    Q_PROPERTY(bool favourited READ isFavourited CONSTANT FINAL)
    Q_PROPERTY(bool reacted READ isReacted CONSTANT FINAL)
    Q_PROPERTY(bool bookmarked READ isBookmarked CONSTANT FINAL)
    Q_PROPERTY(bool voted READ isVoted CONSTANT FINAL)
    Q_PROPERTY(bool threadMuted READ isThreadMuted CONSTANT FINAL)
    Q_PROPERTY(bool pinned READ isPinned CONSTANT FINAL)
    Q_PROPERTY(bool boostWaits READ boostWaits CONSTANT FINAL)
    Q_PROPERTY(bool favouriteWaits READ favouriteWaits CONSTANT FINAL)
    Q_PROPERTY(bool reactionWaits READ reactionWaits CONSTANT FINAL)
    Q_PROPERTY(bool bookmarkWaits READ bookmarkWaits CONSTANT FINAL)
    Q_PROPERTY(bool voteWaits READ voteWaits CONSTANT FINAL)
    Q_PROPERTY(bool muteWaits READ muteWaits CONSTANT FINAL)
    Q_PROPERTY(QString noReply READ noReply CONSTANT FINAL)
    Q_PROPERTY(QString noBoost READ noBoost CONSTANT FINAL)
    Q_PROPERTY(QString noFavourite READ noFavourite CONSTANT FINAL)
    Q_PROPERTY(QString noReaction READ noReaction CONSTANT FINAL)
    Q_PROPERTY(QString noBookmark READ noBookmark CONSTANT FINAL)
    Q_PROPERTY(QString noVote READ noVote CONSTANT FINAL)
    Q_PROPERTY(QString noMute READ noMute CONSTANT FINAL)
    Q_PROPERTY(QString noPin READ noPin CONSTANT FINAL)
    Q_PROPERTY(QString noEdit READ noEdit CONSTANT FINAL)
    Q_PROPERTY(QString noDelete READ noDelete CONSTANT FINAL)
    Q_PROPERTY(QString noReport READ noReport CONSTANT FINAL)
    Q_PROPERTY(QString noQuote READ noQuote CONSTANT FINAL)
    Q_PROPERTY(QString quoteNote MEMBER quoteNote CONSTANT FINAL)

public:
    QString account; ///< its id; empty: there is none
    QString acct; ///< "ao@mstdn.example"
    QString name; ///< as short as tells it from the others: "ao", "mstdn"
    QString colour; ///< "#rrggbb"
    QString author; ///< id of the own account that wrote the post; empty: somebody else did
    QString reaction; ///< Reaction::name of what the account answered with, the first; or empty
    QString replies; ///< "4", "1.2K"; empty for none or not told
    QString boosts;
    QString favourites; ///< or reactions, where these are counted as such
    QString quoteNote; ///< what else is to be known of quoting it; empty mostly
    QStringList why; ///< by Deed: why not; empty texts: it may; no texts: all of it
    quint16 done = 0; ///< by Deed, a bit each; what is on its way is as if it were done
    quint16 waits = 0; ///< the same: on its way
    bool counted = false; ///< the line of reactions says as much as `favourites`
    bool smiles = false; ///< its server knows reactions only: they stand in the star's place
    bool narrows = false; ///< its boosts may be seen by fewer people than the post

    bool isDone(Deed deed) const { return (done & bitOf(deed)) != 0; }
    bool isWaiting(Deed deed) const { return (waits & bitOf(deed)) != 0; }
    QString whyNot(Deed deed) const { return why.value(int(deed)); }
    static quint16 bitOf(Deed deed) { return quint16(1U << unsigned(deed)); }

    /// What stands in the star's place.
    Deed star() const { return smiles ? Deed::React : Deed::Favourite; }
    bool isStarred() const { return isDone(star()); }
    /// How strongly its icon is drawn: fainter while it is on its way, fainter still where it may
    /// not be done.
    double shade(Deed deed) const
    {
        const bool closed = !isDone(deed) && !whyNot(deed).isEmpty();
        return isWaiting(deed) ? 0.6 : (closed ? 0.4 : 1.0);
    }
    double replyShade() const { return shade(Deed::Reply); }
    double boostShade() const { return shade(Deed::Boost); }
    double starShade() const { return shade(star()); }
    double bookmarkShade() const { return shade(Deed::Bookmark); }
    bool isBoosted() const { return isDone(Deed::Boost); }
    bool isFavourited() const { return isDone(Deed::Favourite); }
    bool isReacted() const { return isDone(Deed::React); }
    bool isBookmarked() const { return isDone(Deed::Bookmark); }
    bool isVoted() const { return isDone(Deed::Vote); }
    bool isThreadMuted() const { return isDone(Deed::MuteThread); }
    bool isPinned() const { return isDone(Deed::Pin); } ///< to the author's profile
    bool boostWaits() const { return isWaiting(Deed::Boost); }
    bool favouriteWaits() const { return isWaiting(Deed::Favourite); }
    bool reactionWaits() const { return isWaiting(Deed::React); }
    bool bookmarkWaits() const { return isWaiting(Deed::Bookmark); }
    bool voteWaits() const { return isWaiting(Deed::Vote); }
    bool muteWaits() const { return isWaiting(Deed::MuteThread); }
    QString noReply() const { return whyNot(Deed::Reply); }
    QString noBoost() const { return whyNot(Deed::Boost); }
    QString noFavourite() const { return whyNot(Deed::Favourite); }
    QString noReaction() const { return whyNot(Deed::React); }
    QString noBookmark() const { return whyNot(Deed::Bookmark); }
    QString noVote() const { return whyNot(Deed::Vote); }
    QString noMute() const { return whyNot(Deed::MuteThread); }
    QString noPin() const { return whyNot(Deed::Pin); }
    QString noEdit() const { return whyNot(Deed::Edit); }
    QString noDelete() const { return whyNot(Deed::Delete); }
    QString noReport() const { return whyNot(Deed::Report); }
    QString noQuote() const { return whyNot(Deed::Quote); }

    bool operator==(const RowActing &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::RowActing)
