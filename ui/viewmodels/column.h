// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/freshening.h"
#include "app/homeplaces.h"
#include "ui/models/timelinemodel.h"
#include "ui/viewmodels/columnwords.h"
#include "ui/viewmodels/noticekindchoices.h"
#include "ui/viewmodels/noticesmodel.h"
#include "ui/viewmodels/pinnedposts.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>

#include <functional>
#include <memory>

namespace asterism::ui {

class Column;

/// What all columns need.
struct ColumnContext {
    store::Store &store;
    Freshening &freshening;
    const Clock &clock;
    RowNamer names;
    HomePlaces *homes = nullptr; ///< told what is seen; null in tests without
    Ask ask = {}; ///< for what a person has pinned; none in tests without
    NoticeContext notices = {};
    /// Whether another column than this one holdsNotices() of that account.
    std::function<bool(const AccountId &, const Column *)> othersHoldNotices =
        [](const AccountId &, const Column *) { return false; };
    /// The kinds of the account's notifications that any column shows; empty: all.
    std::function<std::vector<Notification::Kind>(const AccountId &)> shownNotices =
        [](const AccountId &) { return std::vector<Notification::Kind>(); };
};

/// One column of the deck: what it shows, its rows, and the truth about its servers.
class Column : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Deck")
    Q_PROPERTY(QString columnId READ columnId CONSTANT FINAL)
    Q_PROPERTY(QString kind READ kind CONSTANT FINAL)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged FINAL)
    Q_PROPERTY(QString detail READ detail NOTIFY titleChanged FINAL)
    Q_PROPERTY(QString colour READ colour NOTIFY titleChanged FINAL)
    Q_PROPERTY(QString icon READ icon NOTIFY titleChanged FINAL)
    Q_PROPERTY(int width READ width WRITE setWidth NOTIFY widthChanged FINAL)
    Q_PROPERTY(asterism::ui::TimelineModel *timeline READ timeline CONSTANT FINAL)
    /// The same of notifications; else null.
    Q_PROPERTY(asterism::ui::NoticesModel *notices READ notices CONSTANT FINAL)
    /// Of a person's column; else null.
    Q_PROPERTY(asterism::ui::PinnedPosts *pinned READ pinned CONSTANT FINAL)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY sourcesChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool fine READ isFine NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString footer READ footer NOTIFY footerChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString troubleDetail READ troubleDetail NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString listId READ listId CONSTANT FINAL)
    Q_PROPERTY(bool hideBoosts READ hidesBoosts WRITE setHideBoosts NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool hideReplies READ hidesReplies WRITE setHideReplies NOTIFY optionsChanged FINAL)
    /// Only pictures, side by side, instead of rows; of a list and of a person it can be chosen.
    Q_PROPERTY(bool grid READ isGrid NOTIFY gridChanged FINAL)
    Q_PROPERTY(bool gridable READ isGridable CONSTANT FINAL)
    Q_PROPERTY(QVariantList accounts READ accounts NOTIFY optionsChanged FINAL)
    /// Id of the own account that acts here; empty: the default one.
    Q_PROPERTY(QString actor READ actor WRITE setActor NOTIFY optionsChanged FINAL)
    /// Of notifications: which kinds are shown, as DeckColumn::noticeKinds.
    Q_PROPERTY(
        QString noticeKinds READ noticeKinds WRITE setNoticeKinds NOTIFY optionsChanged FINAL)
    Q_PROPERTY(asterism::ui::NoticeKindChoices *noticeChoices READ noticeChoices CONSTANT FINAL)
    /// Another app of the account has read further up: a line offers to go there.
    Q_PROPERTY(bool readElsewhere READ isReadElsewhere NOTIFY readElsewhereChanged FINAL)

public:
    /// `context` outlives it. `place`: as TimelineModel takes it.
    Column(const ColumnContext &context, store::DeckColumn stored, const OwnThings &own,
        const std::vector<Source> &guests, const std::optional<store::ReadPosition> &place,
        QObject *parent = nullptr);
    ~Column() override;

    QString columnId() const { return m_stored.id; }
    QString kind() const { return m_stored.kind; } ///< the words of store/deck.h
    QString title() const { return m_title; } ///< "Home", "#鯖缶", the list's name
    QString detail() const { return m_detail; } ///< "everyone", "list · no follow needed", a host
    QString colour() const { return m_sign.colour; } ///< "#rrggbb" of a list; else empty
    QString icon() const { return m_sign.icon; } ///< its emoji; else empty
    int width() const { return m_stored.width; } ///< device-independent pixels; at least 300
    void setWidth(int width); ///< kept at once on screen, saved a moment later
    TimelineModel *timeline() const { return m_timeline.get(); }
    NoticesModel *notices() const { return m_notices; } ///< of such a column; else null
    PinnedPosts *pinned() const { return m_pinned; }
    QVariantList sources() const { return m_face.sources; } ///< of ColumnSource; at most 40
    bool isBusy() const { return m_face.busy; } ///< servers are being asked
    bool shows(const Source &source) const;
    bool isFine() const { return m_face.fine; } ///< every source's last look went well
    QString footer() const { return m_face.footer; } ///< "3 of 3 servers · newest 4 s ago"
    QString trouble() const { return m_face.trouble; } ///< short: "2 unreadable"; empty when fine
    QString troubleDetail() const { return m_face.troubleDetail; } ///< each in a sentence, lines
    /// What an empty column says: reading, nothing yet, or why not.
    QString emptyText() const { return m_face.emptyText; }
    QString listId() const; ///< of a list column; else empty
    /// Of a hashtag column what it was made of, as it is typed: any (0), all (1), none (2).
    Q_INVOKABLE QString tagLine(int which) const;
    /// Of a hashtag column those that its posts have, without #.
    Q_INVOKABLE QStringList tagNames() const;
    /// Of servers that can be chosen anew.
    Q_INVOKABLE bool hasServers() const;
    const store::DeckColumn &stored() const { return m_stored; }
    /// Other hashtags or servers; the reader's place stays as far as it is still there. Whoever
    /// says so keeps it.
    void setSources(const store::DeckColumn &from, const std::vector<Source> &guests);
    bool hidesBoosts() const { return m_stored.hideBoosts; }
    void setHideBoosts(bool hide);
    bool hidesReplies() const { return m_stored.hideReplies; } ///< to others
    void setHideReplies(bool hide);
    bool isGrid() const { return m_grid; }
    bool isGridable() const;
    /// Of a person's column, for as long as this one is there; a list keeps it as its option. The
    /// person's media are asked for alone where a server tells of them so.
    Q_INVOKABLE void showGrid(bool grid);
    /// Of ColumnAccount: whose timelines are merged here; empty when there are not several.
    QVariantList accounts() const { return m_accounts; }
    /// Shows or leaves out what one account sees. Not the last one that is shown.
    Q_INVOKABLE void showAccount(const QString &accountId, bool shown);

    QString actor() const { return m_stored.actor; }
    void setActor(const QString &accountId);

    QString noticeKinds() const { return m_stored.noticeKinds; }
    void setNoticeKinds(const QString &kinds);
    NoticeKindChoices *noticeChoices(); ///< to choose them one by one; made when first asked for
    /// Which columns tell what was seen may be others, or who looks at the window.
    void tellNotices();
    /// Others that leave kinds out do not tell what was seen of that account's: all of them have
    /// rows here, or new ones wait above the reader, or came in where nobody saw them.
    bool holdsNotices(const AccountId &account) const;
    bool showsNoticesOf(const AccountId &account) const;
    /// Of all accounts that are shown here, other columns' rows too.
    Q_INVOKABLE void readAllNotices();
    /// That event's row is on screen: of a group its newest event.
    bool showsNotice(qint64 event) const;

    bool isReadElsewhere() const { return m_elsewhere.has_value(); }

    /// Called by the view: false while a page lies above the column's own rows.
    Q_INVOKABLE void setShown(bool shown);
    /// The posts (rows of the cache) that are on screen, pages above left out; a pinned one may be
    /// there twice.
    std::vector<qint64> inSight() const;

    /// Asks the servers now; nothing while it is busy.
    Q_INVOKABLE void refresh();
    /// To where another app has read; nothing without such a place.
    Q_INVOKABLE void goWhereRead();
    /// Stays here; the line comes back only when that app reads on.
    Q_INVOKABLE void stayHere();

    /// The user's accounts and lists have changed, or the servers that are read as a guest.
    void setOwn(const OwnThings &own, const std::vector<Source> &guests);
    /// Rows were made in other names (colours, lists, who acts).
    void namesChanged();
    /// As PostList's.
    void reread(const QSet<QString> &uris);
    /// It is taken out of the deck: nothing of it is to be kept.
    void forget();
    /// Says what is true now; `ages` also that of the rows. By one timer for all columns.
    void tick(bool ages);

Q_SIGNALS:
    void titleChanged();
    void widthChanged();
    void statusChanged();
    /// By themselves, for the footer changes each second and the dots are made anew each time.
    void sourcesChanged();
    void footerChanged();
    void optionsChanged();
    void gridChanged();
    void readElsewhereChanged();
    /// Said by setShown().
    void shownChanged();
    /// What is on screen may be others: inSight().
    void looked();
    /// What should be kept could not be written; in a sentence.
    void problem(const QString &sentence);

private:
    void change(const store::DeckColumn &stored);
    void arrange();
    void watch(const std::vector<Source> &sources);
    std::vector<Source> elsewhere() const;
    std::vector<Source> toAsk(const std::vector<Source> &posts) const;
    bool showsMediaOfPerson() const;
    void readMedia();
    void unwatchAll();
    RowQuery query() const;
    std::unique_ptr<TimelineModel> makeTimeline(const std::optional<store::ReadPosition> &place);
    void show();
    void followHomes();
    void readPinned();
    void compareElsewhere();
    std::optional<store::ReadPosition> placeElsewhere() const;
    WatchedSource watched(const Source &source) const;
    void save();

    const ColumnContext &m_context;
    store::DeckColumn m_stored;
    OwnThings m_own;
    std::vector<Source> m_sources; ///< also those that are left out
    std::vector<Source> m_asked; ///< what of them is kept fresh
    std::vector<Source> m_also; ///< of a person: what an own account's server tells instead
    std::vector<Source> m_media; ///< of a person's grid: of these media servers told; shown alone
    std::vector<Source> m_paged; ///< further down instead of all that is shown; empty: that
    QVariantList m_accounts;
    QString m_title;
    QString m_detail;
    ListSign m_sign;
    bool m_grid;
    bool m_shown = true;
    ColumnFace m_face;
    QStringList m_watching; ///< source keys of m_asked
    std::optional<store::ReadPosition> m_elsewhere; ///< as it is offered
    store::ReadPosition m_declined; ///< offered, and not wanted
    NoticesModel *m_notices = nullptr; ///< m_timeline, where it is one; that is made behind it
    std::unique_ptr<TimelineModel> m_timeline;
    NoticeKindChoices *m_noticeChoices = nullptr;
    PinnedPosts *m_pinned = nullptr;
    QTimer m_saveTimer;
};

} // namespace asterism::ui
