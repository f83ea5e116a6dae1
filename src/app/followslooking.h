// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "base/flow.h"
#include "sync/peoplelists.h"

#include <QJsonObject>

namespace asterism {

/// Whose follows are looked at. Of the first page `host`, `id` and `below` are empty.
struct FollowsWish {
    QString acct; ///< canonical
    FollowSide side = FollowSide::Following;
    QString host; ///< where the person is read
    QString id; ///< theirs, at the server that is asked
    QString below;
};

/// The work "follows" of app/jobs.h: one page. Begins with one of the two, once.
class FollowsLooking : public Flow<QJsonObject> {
public:
    FollowsLooking(App &app, const FollowsWish &wish, QObject *parent);

    /// At the person's own server, by an own account there or as a guest; where it does not tell,
    /// by an own account elsewhere.
    void atOrigin();
    /// By that account.
    void through(const Result<Session> &session);

private:
    void askOrigin(const Result<Session> &session);
    void elsewhere(const Error &why);
    void lookUp(const Session &session);
    void knowing(const Session &session, const Actor &actor);
    void askPage(const Session &session);
    void read(const PeoplePage &page);
    void addRelations();
    void addKnown();
    void answerPage(const QHash<QString, QStringList> &followedBy);
    void missed(const Error &error);

    App &m_app;
    FollowsWish m_wish;
    Session m_session;
    bool m_origin = false; ///< their own server is asked
    bool m_named = false; ///< through() was asked for
    bool m_mayGoElsewhere = false;
    bool m_hides = false;
    qint64 m_total = -1;
    PeoplePage m_page;
    QSet<QString> m_followed; ///< accts, by the account that asked
};

} // namespace asterism
