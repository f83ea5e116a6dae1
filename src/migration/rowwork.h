// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "migration/runtools.h"
#include "model/run.h"
#include "model/serverlist.h"
#include "sync/belongings.h"
#include "sync/writes.h"

#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace asterism {

/// How work at a row ended.
struct RowEnd {
    enum class Kind {
        Ended, ///< it has its outcome
        Later, ///< others first; it is written down when it comes again
        Wait, ///< the server, or the pace, wants nothing of this before `until`
        Away, ///< the server does not answer, or not well: all of the account waits
        Pause, ///< the user must mend something
        Stopped, ///< its run runs no longer, or the program ends
    };

    Kind kind = Kind::Stopped;
    qint64 until = 0;
    QString trouble; ///< a sentence for people; empty while it only keeps the pace
    QString rejected; ///< Ended: the words with which the server said no to it
};

/// Does one row: finds whom it means, asks how the account stands to them, marks the row, sends,
/// and writes down what came of it. All that must outlive the process is in the row, so that
/// whoever meets it again goes on from there.
class RowWork : public Flow<RowEnd> {
public:
    struct Job {
        Run run;
        RunRow row;
        QStringList ahead; ///< people of the next rows, to be asked for together
    };

    /// `memory` belongs to whoever starts it, and outlives it.
    RowWork(RunTools &tools, LaneMemory &memory, const Session &session, const Job &job,
        QObject *parent);

    void start();

private:
    bool isPossible();
    void startPerson();
    void startPost();
    void startList();
    void putIntoOwnList();

    void find();
    void found(const Result<KnownPerson> &person);
    void follow(const QString &movedTo);
    void goToNew(const QString &acct);
    void askHome();
    void heardHome(const Result<Person> &person);

    void askStanding();
    void heardStandings(const Result<std::vector<Relationship>> &standings);
    void judge(const std::optional<Relationship> &standing);
    void judgeForList(const std::optional<Relationship> &standing);
    void endAsFound(const Relationship &standing);

    void learnLists(const Result<std::vector<ServerList>> &lists);
    void needList();
    void createList();
    void created(const NewListAnswer &answer);
    void meetList();
    void askPlaces();
    void heardPlaces(bool isIn, bool sure);
    void mustFollow();

    void startDomains();
    void gathered(const Result<std::vector<RunRow>> &rows);
    void askDomains();
    void heardDomains(const Result<BelongingsPage> &told);
    void endDomains(const QSet<QString> &hosts, bool wrote);
    void letOthersWait();

    void startClip();
    void learnClips(const Result<std::vector<ServerList>> &clips);
    void needClip();
    void createClip();
    void clipCreated(const NewListAnswer &answer);
    bool isRefusedClip();
    void clipNotThere();

    void comeAgain(const Error &refusal);
    void leaveToOutbox(const WriteAnswer &answer);
    bool isMutedForGood(const Relationship &standing) const;
    int countOfWrites(const std::optional<Relationship> &standing) const;

    Pace &paceOf(Write::What what);
    void write(Write::What what);
    void mark(Write::What what);
    void count(Write::What what, std::function<void()> send);
    void hearPace(
        Write::What what, bool wasSent, int status, const RateLimit &limit, int before = 0);
    void send(Write::What what);
    void answered(Write::What what, const WriteAnswer &answer);
    void went(Write::What what, const WriteAnswer &answer);
    void limited(const WriteAnswer &answer);
    void waitForLimit(int status, const Error &error);
    void notThere(const Error &error);
    void troubled(const WriteAnswer &answer);
    void followed(const std::optional<Relationship> &standing);
    void followedForList(const std::optional<Relationship> &standing);
    void refuse(const Error &error);

    void trouble(const Error &error);
    void postpone(const Error &error);
    void theirServerIsAway(const Error &error);
    void leave(RowEnd::Kind kind, const QString &why = {}, qint64 until = 0);
    void saveAndLeave(const RowEnd &how);
    void endRow(Outcome outcome, const QString &detail = {}, const QString &rejected = {});
    void keepCensus(const RowEnd &how);
    void save(std::function<void(bool)> then);

    RunTools &m_tools;
    LaneMemory &m_memory;
    Session m_session;
    Run m_run;
    RunRow m_row;
    QStringList m_ahead;
    std::vector<RunRow> m_together; ///< rows that are sent with it
    QStringList m_moves; ///< whom it was sent on to
    QString m_listId;
    QString m_paceKey; ///< whose state is to be saved with the row
    int m_counts = 1; ///< so many writes the next one may be at the server
    std::optional<Pace> m_paceBefore; ///< as it was before the last write
    bool m_wasSending = false; ///< when this began: it may have been done
    bool m_justFound = false;
    bool m_asksBack = false; ///< what the server has now says how rows did
    bool m_clipsAsked = false; ///< they are known as they are now
    bool m_followedForList = false;
    bool m_refusedForFollow = false;
    bool m_triedPlaces = false;
    bool m_dirty = false; ///< the row holds what the database does not
};

} // namespace asterism
