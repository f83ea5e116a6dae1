// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "protocol/family.h"
#include "store/outbox.h"
#include "store/turnchoice.h"
#include "sync/actionwrites.h"
#include "sync/mediasending.h"
#include "sync/outboxtools.h"
#include "sync/postlooking.h"
#include "sync/postwrites.h"
#include "sync/sameedit.h"
#include "sync/samepost.h"
#include "sync/writes.h"

#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace asterism {

/// How work at an action ended.
struct ActionEnd {
    enum class Kind {
        Ended, ///< it is Done or Failed, which is written down
        Gone, ///< somebody has taken it back
        FilesThere, ///< the server has all of its files: it is the turn of the acting hand
        Later, ///< its own `notBefore` says when
        Again, ///< after a while: its server has a problem with this one
        Away, ///< the server does not answer, or not well: all of the account waits
        Limited, ///< so many of its class were enough: those of the account wait until `until`
        MediaLimited, ///< so many files were enough: what sends files waits until `until`
        Paused, ///< the server wants nothing of the account before `until`
        SignedOut, ///< the user must sign in again
        Disk, ///< it could not be written down
        Stopped, ///< the program ends
    };

    Kind kind = Kind::Stopped;
    qint64 until = 0;
    store::OutboxRow row; ///< as it stands now
};

/// Does one action: finds what it is about at the account's server, marks the row, sends, writes
/// down what came of it and tells the cache. The hand for files comes only as far as these are
/// sent; the acting hand is given a post whose files are there. All that must outlive the process
/// is in the row, so that whoever meets it again goes on from there: Sending may have been done,
/// Sent is done and the cache does not know. Of one that Failed (store::openQuestions()) its server
/// is only asked whether it is so.
class ActionWork : public Flow<ActionEnd> {
public:
    ActionWork(OutboxTools &tools, const Session &session, store::OutboxHand hand,
        const store::OutboxRow &row, QObject *parent);

    void start();
    /// Its end as Failed was told, and its server is still asked whether it is so.
    bool isAskingLate(qint64 row) const { return m_late && m_row.id == row; }

private:
    // actionwork.cpp: what it is about, and the ends
    void find(bool anew);
    void found(const Result<FoundTargets> &found);
    bool mayBeDeleted() const;
    bool isUnquotable() const;
    void save(std::function<void()> then);
    void leave(ActionEnd::Kind kind, const QString &why, qint64 until = 0);
    void end();
    void fail(const QString &why);
    void failNotFound(const Error &error);
    void endDone();
    void waitForLimit(const Error &error);
    void trouble(const Error &error);

    // actionpreparing.cpp: its time and its files
    bool isEarly() const;
    bool isKeptThere() const;
    bool wasSentWithTime() const;
    bool goesWithoutTime() const;
    void decideWhereToWait();
    void waitHere();
    void withFiles(std::function<void()> then);
    void filesSent(const Result<MediaEnd> &end);
    void filesTroubled(const MediaEnd &end);
    void endKept(const QString &scheduledId);

    // actionrepeating.cpp: what may have been done already
    void sendAction();
    bool waitsToRepeat() const;
    void repeat();
    void askMark();
    void askStanding();
    void lookAtEdited(const std::optional<Error> &refusal);
    void sawEdited(const Result<StandingPost> &now, const std::optional<Error> &refusal);

    // actionsending.cpp
    void mark(std::function<void()> send);
    void sendWrites();
    void sendNext();
    void answered(const WriteAnswer &answer);
    void sendEditing();
    void posted(const PostAnswer &answer);
    void troubled(const Error &error, int status, bool unsure);
    void standAsBefore();
    void noAnswer(const Error &error, int status, bool unsure);
    qint64 limitedUntil(const Error &error) const;
    bool isHopeless();
    void limited(const Error &error, int status);
    void notThere(const Error &error);
    void askWhetherSo(const Error &refusal);
    void failInTime(const Error &refusal);
    void askState(const Error &refusal);
    QFuture<Result<TimelineItem>> askPost();
    void heardState(const Result<TimelineItem> &now, const Error &refusal);
    void heardStanding(const Result<std::vector<Relationship>> &now, const Error &refusal);
    static bool mayPass(const Error &error);
    static bool isAnswer(const Error &error);
    void judge(bool isSo, bool isAnswered, const Error &refusal);
    void judgeLate(bool isSo, bool isAnswered);

    // actionpublishing.cpp
    void preparePost();
    qint64 settledAt() const;
    bool mayStillArrive() const;
    void waitForIt();
    bool mustLook() const;
    void look();
    SoughtPost soughtPost(const QStringList &others) const;
    void lookAmongScheduled(const SoughtPost &sought);
    void lookAmongPosts(const SoughtPost &sought);
    void looked(const Result<std::optional<TimelineItem>> &seen);
    void mayBeThere();
    void notPosted();
    OwnPlace ownPlace() const;
    void askNewest();
    void publish();
    void giveKey();
    void keepUnsure(int status);

    // actiontelling.cpp: what is done is told to the cache
    void good();
    void keep();
    void tellAgain();
    void fetch(const QString &localId);
    void fetched(const Result<TimelineItem> &item);
    bool isOfNoUse(const Error &error) const;

    OutboxTools &m_tools;
    Session m_session;
    store::OutboxHand m_hand;
    const Family *m_family;
    store::OutboxRow m_row;
    store::OutboxRow m_before; ///< as it was before it was marked
    FoundTargets m_found;
    std::vector<Write> m_pieces; ///< that are still to be sent
    std::optional<TimelineItem> m_item; ///< as the server told it
    std::optional<Relationship> m_relationship;
    bool m_foundAnew = false;
    bool m_toldAgain = false;
    QTimer m_patience; ///< with the question whether it is so
    bool m_late = false; ///< and that is over: its end is told, the answer still to come
};

} // namespace asterism
