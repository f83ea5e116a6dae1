// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/memberreader.h"
#include "lists/pollplan.h"
#include "model/list.h"
#include "sync/core.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <vector>

namespace asterism {

/// Reads the members of all lists, each of them when it is time (PollPlan). Only the engine's
/// process may tick it.
class ListPolling : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it. `seed` is that of the jitter; 0: the system's.
    ListPolling(Core &core, MemberReader &reader, quint32 seed = 0, QObject *parent = nullptr);

    /// Learns who is in the lists, and from here on of every change.
    void start();
    /// Begins the looks that are due; each second.
    void tick();

    /// Those lists are being looked at, and no others.
    void setOnScreen(const QSet<ListId> &lists);
    /// False while the window is hidden; after half an hour of that everybody is read less often.
    void setLookedAt(bool lookedAt);
    /// True while each byte costs: as if nobody looked.
    void setMetered(bool metered);
    /// Where members are whose host tells of their posts in a stream, if it is let: those with the
    /// most of them, mostStreams at most.
    QSet<QString> streamingHosts();
    /// Of these it streams, and nothing was missed: their members' pages are read calmly, for what
    /// such a stream does not tell (boosts, and posts that are not listed: pollIntervalMs()).
    void setLive(const QSet<QString> &hosts);
    /// It would not, and is not asked for a stream again for a day.
    void doesNotStream(const QString &host);
    static constexpr int mostStreams = 24;

    /// After sleep, or when the network is back.
    void wakeUp();
    /// Their members are due at once, and read by the best reader: these hosts may be asked again.
    /// Without a port all of that name are meant.
    void tryAgain(const QSet<QString> &hosts);

    bool isReading(const ListId &list) const;
    /// When the next of its members is due; PollPlan::never when it has none.
    qint64 nextAt(const ListId &list) const;

Q_SIGNALS:
    /// A look at one of its members has begun or ended.
    void changed(const asterism::ListId &list);

private:
    struct Person {
        ListMember member; ///< `list` is one of them
        QSet<ListId> lists;
        QString mark; ///< what their host told of them, until they are read
    };

    void hearOfChanges(const store::Changes &changes);
    void learn();
    void learnt(const std::vector<ListMember> &members);
    void read(const QString &acct);
    void finished(const QString &acct, const Result<ListMember> &read);
    void askOf(const QStringList &people);
    void told(const QStringList &people, const Result<Marks> &marks);
    void toldNothing(const QStringList &people, const Error &error);
    bool isSilent(const QString &acct, const QString &mark) const;
    ListMember noteSilent(const QString &acct);
    void readElsewhere(const ListMember &member);
    void note(const QString &acct, const ListMember &member);
    Attention attentionFor(const Person &person) const;
    void payAttention();
    void lookAgain(const QString &acct);
    void tell(const QStringList &people);

    Core &m_core;
    MemberReader &m_reader;
    PollPlan m_plan;
    QHash<QString, Person> m_people; ///< by acct
    QSet<QString> m_streaming; ///< hosts; as streamingHosts() said last
    QSet<QString> m_live; ///< those of them that do
    QHash<QString, qint64> m_silent; ///< those that would not, and when
    QSet<QString> m_again; ///< people to be looked at once more when their look has ended
    QSet<ListId> m_onScreen;
    qint64 m_hiddenSince = 0; ///< 0: somebody looks
    bool m_metered = false;
    bool m_away = false;
    bool m_started = false;
    bool m_ended = false; ///< the program ends
    bool m_learning = false;
    bool m_learnAgain = false;
    bool m_accountsChanged = false;
    bool m_peopleChanged = false; ///< and perhaps streamingHosts()
};

} // namespace asterism
