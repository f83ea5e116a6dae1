// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowacting.h"
#include "ui/models/rownotice.h"

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

namespace asterism::ui {

/// What a row of a column shows, ready for a delegate: no text here needs formatting, and none is
/// unsafe. "Styled" texts are for Text.StyledText, all others for Text.PlainText only. Made on a
/// reading lane (rowbuilder.h), so that the GUI thread only hands it on.

/// One picture, film or sound of a post.
struct RowMedia {
    Q_GADGET
    QML_VALUE_TYPE(rowMedia)
    Q_PROPERTY(QString type MEMBER type CONSTANT FINAL)
    Q_PROPERTY(QString preview MEMBER preview CONSTANT FINAL)
    Q_PROPERTY(QString picture MEMBER picture CONSTANT FINAL)
    Q_PROPERTY(QString smaller MEMBER smaller CONSTANT FINAL)
    Q_PROPERTY(QString blurhash MEMBER blurhash CONSTANT FINAL)
    Q_PROPERTY(QString url MEMBER url CONSTANT FINAL)
    Q_PROPERTY(QString description MEMBER description CONSTANT FINAL)
    Q_PROPERTY(QString markedDescription MEMBER markedDescription CONSTANT FINAL)
    Q_PROPERTY(double aspect MEMBER aspect CONSTANT FINAL)
    Q_PROPERTY(QString duration MEMBER duration CONSTANT FINAL)

public:
    QString type; ///< "image", "gifv", "video", "audio", "unknown"
    QString preview; ///< image://… of the small form; empty when there is none (sound)
    QString picture; ///< image://… of the whole picture for the viewer; images only
    QString smaller; ///< image://… of the server's own small copy, where `picture` cannot be read
    QString blurhash; ///< image://blurhash/…; empty when there is none
    QString url; ///< the original, for MediaFiles (saving, playing); never to be fetched by QML
    QString description; ///< alt text; empty when there is none
    /// Styled; the same where a search found words in it, else empty.
    QString markedDescription;
    double aspect = 0; ///< width / height; 0: unknown
    QString duration; ///< "1:05"; empty when unknown

    bool operator==(const RowMedia &) const = default;
};

struct RowPollOption {
    Q_GADGET
    QML_VALUE_TYPE(rowPollOption)
    Q_PROPERTY(QString title MEMBER title CONSTANT FINAL)
    Q_PROPERTY(QString plain MEMBER plain CONSTANT FINAL)
    Q_PROPERTY(double share MEMBER share CONSTANT FINAL)
    Q_PROPERTY(QString votes MEMBER votes CONSTANT FINAL)
    Q_PROPERTY(bool own MEMBER own CONSTANT FINAL)

public:
    QString title; ///< styled (emoji, what a search found)
    QString plain; ///< the same as it is read aloud
    double share = 0; ///< 0 to 1
    QString votes; ///< "42 %"; empty while the server hides it
    bool own = false; ///< the account that acts here chose it

    bool operator==(const RowPollOption &) const = default;
};

/// A piece of a body that is more than a paragraph.
struct RowBlock {
    Q_GADGET
    QML_VALUE_TYPE(rowBlock)
    Q_PROPERTY(QString kind MEMBER kind CONSTANT FINAL)
    Q_PROPERTY(QString text MEMBER text CONSTANT FINAL)
    Q_PROPERTY(int quoteDepth MEMBER quoteDepth CONSTANT FINAL)
    Q_PROPERTY(int indent MEMBER indent CONSTANT FINAL)
    Q_PROPERTY(QString marker MEMBER marker CONSTANT FINAL)
    Q_PROPERTY(bool centered MEMBER centered CONSTANT FINAL)

public:
    QString kind; ///< "text", "code", "heading", "rule"
    QString text; ///< styled; plain for "code"
    int quoteDepth = 0;
    int indent = 0; ///< levels of lists
    QString marker; ///< "•" or "3." of a list item
    bool centered = false; ///< its lines stand in the middle

    bool operator==(const RowBlock &) const = default;
};

/// An emoji with which people answered a post.
struct RowReaction {
    Q_GADGET
    QML_VALUE_TYPE(rowReaction)
    Q_PROPERTY(QString emoji MEMBER emoji CONSTANT FINAL)
    Q_PROPERTY(QString picture MEMBER picture CONSTANT FINAL)
    Q_PROPERTY(QString count MEMBER count CONSTANT FINAL)
    Q_PROPERTY(bool mine MEMBER mine CONSTANT FINAL)
    Q_PROPERTY(QString spoken MEMBER spoken CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(QString url MEMBER url CONSTANT FINAL)
    Q_PROPERTY(bool own MEMBER own CONSTANT FINAL)
    Q_PROPERTY(bool waits MEMBER waits CONSTANT FINAL)
    Q_PROPERTY(QString why MEMBER why CONSTANT FINAL)

public:
    QString emoji; ///< plain; itself, or ":shortcode:"; empty where `picture` stands for it
    QString picture; ///< image://…
    QString count;
    bool mine = false; ///< an account of ours is among them
    QString spoken; ///< plain: "👍 3, yours"
    QString name; ///< what the server of the account that acts here calls it
    QString url; ///< the picture itself, not to be fetched by QML
    bool own = false; ///< that account is among them
    bool waits = false; ///< it gives it or takes it back, and that is on its way
    QString why; ///< why it cannot give it; empty: it can

    bool operator==(const RowReaction &) const = default;
};

/// An account of ours (or a server read as guest) that saw a post.
struct RowDot {
    Q_GADGET
    QML_VALUE_TYPE(rowDot)
    Q_PROPERTY(QString colour MEMBER colour CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)

public:
    QString colour; ///< "#8ab4ff"; empty for a guest: drawn as a ring in the muted colour
    QString name; ///< acct, or the host that was read as a guest

    bool operator==(const RowDot &) const = default;
};

/// What a server refused about a post, until it is tried again or dismissed.
struct RowRefusal {
    Q_GADGET
    QML_VALUE_TYPE(rowRefusal)
    Q_PROPERTY(QString rowId MEMBER rowId CONSTANT FINAL)
    Q_PROPERTY(QString words MEMBER words CONSTANT FINAL)
    Q_PROPERTY(bool written MEMBER written CONSTANT FINAL)

public:
    QString rowId; ///< of the outbox, as OutboxModel takes it; empty: nothing was refused
    QString words; ///< plain: "Could not boost as m: m.example: No boosts today"
    bool written = false; ///< somebody typed it: it can be opened again, and is not thrown away

    bool operator==(const RowRefusal &) const = default;
};

struct RowView {
    Q_GADGET
    QML_VALUE_TYPE(rowView)
    Q_PROPERTY(bool gap MEMBER gap CONSTANT FINAL)
    Q_PROPERTY(QString uri MEMBER uri CONSTANT FINAL)
    Q_PROPERTY(QString url MEMBER url CONSTANT FINAL)
    Q_PROPERTY(QString author MEMBER author CONSTANT FINAL)
    Q_PROPERTY(QString acct MEMBER acct CONSTANT FINAL)
    Q_PROPERTY(QString avatar MEMBER avatar CONSTANT FINAL)
    Q_PROPERTY(QString exactTime MEMBER exactTime CONSTANT FINAL)
    Q_PROPERTY(QString editTime MEMBER editTime CONSTANT FINAL)
    Q_PROPERTY(QString boostedBy MEMBER boostedBy CONSTANT FINAL)
    Q_PROPERTY(QStringList boosters MEMBER boosters CONSTANT FINAL)
    Q_PROPERTY(QString conversation MEMBER conversation CONSTANT FINAL)
    Q_PROPERTY(bool unread MEMBER unread CONSTANT FINAL)
    Q_PROPERTY(QString answers MEMBER answers CONSTANT FINAL)
    Q_PROPERTY(QString body MEMBER body CONSTANT FINAL)
    Q_PROPERTY(QVariantList blocks MEMBER blocks CONSTANT FINAL)
    Q_PROPERTY(QString plain MEMBER plain CONSTANT FINAL)
    Q_PROPERTY(bool shortened MEMBER shortened CONSTANT FINAL)
    Q_PROPERTY(QString warning MEMBER warning CONSTANT FINAL)
    Q_PROPERTY(QString markedWarning MEMBER markedWarning CONSTANT FINAL)
    Q_PROPERTY(bool sensitive MEMBER sensitive CONSTANT FINAL)
    Q_PROPERTY(QString cover MEMBER cover CONSTANT FINAL)
    Q_PROPERTY(QVariantList media MEMBER media CONSTANT FINAL)
    Q_PROPERTY(QVariantList poll MEMBER poll CONSTANT FINAL)
    Q_PROPERTY(QString pollState MEMBER pollState CONSTANT FINAL)
    Q_PROPERTY(bool pollMultiple MEMBER pollMultiple CONSTANT FINAL)
    Q_PROPERTY(bool pollOpen MEMBER pollOpen CONSTANT FINAL)
    Q_PROPERTY(bool pollEnded MEMBER pollEnded CONSTANT FINAL)
    Q_PROPERTY(QString cardUrl MEMBER cardUrl CONSTANT FINAL)
    Q_PROPERTY(QString cardTitle MEMBER cardTitle CONSTANT FINAL)
    Q_PROPERTY(QString markedCardTitle MEMBER markedCardTitle CONSTANT FINAL)
    Q_PROPERTY(QString cardText MEMBER cardText CONSTANT FINAL)
    Q_PROPERTY(QString cardPicture MEMBER cardPicture CONSTANT FINAL)
    Q_PROPERTY(QString quoteUri MEMBER quoteUri CONSTANT FINAL)
    Q_PROPERTY(QString quoteAuthor MEMBER quoteAuthor CONSTANT FINAL)
    Q_PROPERTY(QString quoteText MEMBER quoteText CONSTANT FINAL)
    Q_PROPERTY(QString visibility MEMBER visibility CONSTANT FINAL)
    Q_PROPERTY(QString marks MEMBER marks CONSTANT FINAL)
    Q_PROPERTY(QVariantList dots MEMBER dots CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RowActing acting MEMBER acting CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RowRefusal refusal MEMBER refusal CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RowNotice notice MEMBER notice CONSTANT FINAL)
    Q_PROPERTY(QVariantList reactions MEMBER reactions CONSTANT FINAL)
    Q_PROPERTY(bool reactionLine MEMBER reactionLine CONSTANT FINAL)
    Q_PROPERTY(QString channel MEMBER channel CONSTANT FINAL)
    Q_PROPERTY(QString channelSource MEMBER channelSource CONSTANT FINAL)
    Q_PROPERTY(QString limits MEMBER limits CONSTANT FINAL)
    Q_PROPERTY(QString accessible MEMBER accessible CONSTANT FINAL)
    Q_PROPERTY(QString gapText MEMBER gapText CONSTANT FINAL)
    Q_PROPERTY(bool gapLoads MEMBER gapLoads CONSTANT FINAL)

public:
    bool gap = false; ///< a gap row: only uri (a key), gapText and gapLoads mean something

    // For the models
    /// Row of cache.db, or -id of a gap: tells rows of one column apart. Of notifications one of
    /// their own (noticerow.h).
    qint64 key = 0;
    qint64 createdAt = 0; ///< ms since 1970; the `age` role is made of it
    QString name; ///< plain; the author as they are read aloud
    bool filtered = false; ///< a filter of ours folds it: `warning` begins with its name

    // For delegates
    QString uri;
    QString url; ///< the page for a browser; https
    QString author; ///< styled: display name with emoji, else the user's name
    QString acct; ///< "@user@host"
    QString avatar; ///< image://…
    QString exactTime; ///< "2026-11-22 21:05:12"
    QString editTime; ///< the same of its last edit; empty when there was none
    QString boostedBy; ///< styled: "みなと and Ori boosted"; empty when nobody did
    QStringList boosters; ///< "@user@host" of those whom boostedBy names
    QString conversation; ///< styled: "with みなと · 3 messages"; empty where it stands for itself
    bool unread = false; ///< that conversation is
    QString answers; ///< "@user@host" whom the post answers; empty when none
    QString body; ///< styled; the whole text when it is nothing but paragraphs
    QVariantList blocks; ///< of RowBlock, when it is more than that; `body` is empty then
    QString plain; ///< plain; the whole text, for selecting and copying
    bool shortened = false; ///< too big: offer the page
    QString warning; ///< plain; content warning, or the names of the filters that matched
    QString markedWarning; ///< styled; the same where a search found words in it, else empty
    bool sensitive = false; ///< media hide behind their blurhash
    QString cover; ///< plain; the filter that covers them; empty when they are just sensitive
    QVariantList media; ///< of RowMedia
    QVariantList poll; ///< of RowPollOption
    QString pollState; ///< "120 people · ended"
    bool pollMultiple = false; ///< several may be chosen
    bool pollOpen = false; ///< the account that acts here can vote, and has not
    bool pollEnded = false; ///< nobody can any more
    QString cardUrl;
    QString cardTitle; ///< plain
    QString markedCardTitle; ///< as markedWarning
    QString cardText; ///< plain; provider, or the beginning of the description
    QString cardPicture; ///< image://…
    QString quoteUri; ///< of the quoted post; empty when there is none to open
    QString quoteAuthor; ///< styled; empty where the text says why the post is not shown
    QString quoteText; ///< styled, some lines; empty where nothing is quoted
    QString visibility; ///< "" for public, else "unlisted", "private", "direct", "local"
    QString marks; ///< plain: "edited", "not confirmed"; empty mostly
    QVariantList dots; ///< of RowDot
    RowActing acting; ///< who acts here, and what others did, in numbers
    RowRefusal refusal; ///< the last one of ours about it
    RowNotice notice; ///< of rows that are notifications
    QVariantList reactions; ///< of RowReaction
    bool reactionLine = false; ///< there is a line for them; it comes and goes out of sight only
    QString channel; ///< plain; of Misskey, to which it was posted; empty mostly
    QString channelSource; ///< its source key, as an own account reads it; empty where none can
    QString limits; ///< plain; what its author lets none of us do, sentences in lines
    QString accessible; ///< the row in one sentence for screen readers, without the age
    QString gapText; ///< "25 min missing on pl.example"
    bool gapLoads = true; ///< false: the reader cannot go there (feeds)

    /// The post's row of cache.db; none where that is not above 0.
    qint64 post() const { return notice.kind.isEmpty() ? key : notice.post; }

    bool operator==(const RowView &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::RowMedia)
Q_DECLARE_METATYPE(asterism::ui::RowPollOption)
Q_DECLARE_METATYPE(asterism::ui::RowBlock)
Q_DECLARE_METATYPE(asterism::ui::RowReaction)
Q_DECLARE_METATYPE(asterism::ui::RowDot)
Q_DECLARE_METATYPE(asterism::ui::RowRefusal)
Q_DECLARE_METATYPE(asterism::ui::RowView)
