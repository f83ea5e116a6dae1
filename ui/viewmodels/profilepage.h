// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "ui/models/timelinemodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/personstandings.h"
#include "ui/viewmodels/pinnedposts.h"

#include <QJsonObject>
#include <QObject>
#include <QVariantList>

namespace asterism::ui {

/// A person: what the profile says, and their posts (a source of its own). The grid shows what
/// their server tells when it is asked for posts with media alone, and where none does that, the
/// media of the posts that were read.
class ProfilePage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.profile()")
    Q_PROPERTY(QString acct READ acct NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString avatar READ avatar NOTIFY changed FINAL)
    Q_PROPERTY(QString header READ header NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(QString counts READ counts NOTIFY changed FINAL)
    /// The same one by one; what leads to the lists of people is never empty once somebody is
    /// known.
    Q_PROPERTY(QString posts READ posts NOTIFY changed FINAL)
    Q_PROPERTY(QString following READ following NOTIFY changed FINAL)
    Q_PROPERTY(QString followers READ followers NOTIFY changed FINAL)
    Q_PROPERTY(QString marks READ marks NOTIFY changed FINAL)
    /// "@a@b", or the address, of the account that they moved to; empty when they did not.
    Q_PROPERTY(QString movedTo READ movedTo NOTIFY changed FINAL)
    /// The lines of the profile: of each name and value (both styled), plain (both, without
    /// markup) and verified (bool).
    Q_PROPERTY(QVariantList fields READ fields NOTIFY changed FINAL)
    /// From where all this is told, in words; empty before it is told.
    Q_PROPERTY(QString told READ told NOTIFY changed FINAL)
    /// Their own server's host, as far as it is known.
    Q_PROPERTY(QString host READ host NOTIFY changed FINAL)
    /// The own account through whose server it is told: an id; empty: their own server tells.
    Q_PROPERTY(QString seenBy READ seenBy NOTIFY changed FINAL)
    /// Through whose server it is to be told, posts and what is pinned as well: an id; empty: by
    /// their own, or who else can.
    Q_PROPERTY(QString viewpoint READ viewpoint WRITE setViewpoint NOTIFY changed FINAL)
    Q_PROPERTY(QString url READ url NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)
    /// Only their pictures, side by side, instead of rows.
    Q_PROPERTY(bool grid READ isGrid WRITE setGrid NOTIFY gridChanged FINAL)
    Q_PROPERTY(asterism::ui::TimelineModel *timeline READ timeline CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::PinnedPosts *pinned READ pinned CONSTANT FINAL)
    /// How the own accounts stand to them.
    Q_PROPERTY(asterism::ui::PersonStandings *standings READ standings CONSTANT FINAL)

public:
    /// `handle`: or the address of a profile. A post may have named it, so that it leads into no
    /// private network but on hosts that the user typed before.
    ProfilePage(
        const TimelineContext &context, Ask ask, const QString &handle, QObject *parent = nullptr);

    QString acct() const { return m_face.acct; } ///< "@user@host"
    QString name() const { return m_face.name; } ///< styled
    QString avatar() const { return m_face.avatar; }
    QString header() const { return m_face.header; } ///< image://…; empty when there is none
    QString note() const { return m_face.note; } ///< styled
    QString counts() const { return m_face.counts; } ///< "1,204 posts · 310 following"
    QString marks() const { return m_face.marks; } ///< "bot · approves followers"
    QString posts() const { return m_face.posts; }
    QString following() const { return m_face.following; }
    QString followers() const { return m_face.followers; }
    QString movedTo() const { return m_face.movedTo; }
    QVariantList fields() const { return m_face.fields; }
    QString told() const;
    QString host() const { return m_host; }
    QString seenBy() const { return m_seenBy; }
    QString viewpoint() const { return m_viewpoint; }
    void setViewpoint(const QString &account);
    QString url() const { return m_face.url; }
    bool isBusy() const { return m_busy; }
    QString trouble() const; ///< why they cannot be read, and what helps
    bool isGrid() const { return m_grid; }
    void setGrid(bool grid);
    TimelineModel *timeline() const { return m_timeline; }
    PinnedPosts *pinned() const { return m_pinned; }
    PersonStandings *standings() const { return m_standings; }
    /// The time that ages are told by.
    void tick(qint64 now);
    /// Called by the view: false while another page lies above it, and when it goes.
    Q_INVOKABLE void setShown(bool shown);
    /// The posts (rows of the cache) that are on screen; a pinned one may be there twice.
    std::vector<qint64> inSight() const;

    Q_INVOKABLE void refresh();
    /// As PostList's.
    void reread(const QSet<QString> &uris);
    /// Rows were made in other names.
    void namesChanged();

    /// What the page says about a person.
    struct Face {
        QString acct;
        QString name;
        QString avatar;
        QString header;
        QString note;
        QString counts;
        QString posts;
        QString following;
        QString followers;
        QString marks;
        QString movedTo;
        QString url;
        QVariantList fields;
        bool operator==(const Face &) const = default;
    };

Q_SIGNALS:
    void changed();
    void gridChanged();
    /// What is on screen may be others: inSight().
    void looked();

private:
    void showCached(const QString &acct);
    void show(const Actor &actor);
    void foundAt(const QString &acct, const QString &host);
    void readSources();
    TimelineContext pagingAs(TimelineContext context);
    void showPosts();
    void askProfile();
    void take(const QJsonObject &found);
    void readPosts();
    void readMedia();
    void ended(const QString &trouble);

    TimelineContext m_context;
    Ask m_ask;
    QString m_handle;
    Face m_face;
    QString m_host;
    Source m_source; ///< what is asked for their posts; without param: nothing yet
    std::vector<Source> m_posts; ///< where their posts stand
    std::vector<Source> m_media; ///< where their media stand; empty: among the posts
    QString m_viewpoint;
    QString m_shownAs; ///< the viewpoint that the posts are shown from
    QString m_seenBy;
    QString m_seenByAcct;
    bool m_wasTold = false;
    bool m_postsWanted = false; ///< refresh() has not read them yet
    int m_turn = 0; ///< of the last question about the person
    bool m_busy = false;
    bool m_grid = false;
    bool m_shown = true;
    QString m_trouble;
    TimelineModel *m_timeline;
    PinnedPosts *m_pinned;
    PersonStandings *m_standings;
};

/// Parses the note and the fields: for a reading lane. Public for the tests.
ProfilePage::Face faceOf(const Actor &actor);

} // namespace asterism::ui
