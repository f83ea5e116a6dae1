// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "lists/bulkadd.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <vector>

namespace asterism {

/// Somebody on the way into a list.
struct Candidate {
    ListId list;
    QString who; ///< "@user@host" or an address
    int line = 0; ///< of the text that names them; 0: of none
    QString text = {}; ///< as it stands there
    bool typed = true; ///< by the user, or pasted: their host may lie in a private network
    bool known = false; ///< as ToAdd::known
    QString actorUri = {};
};

/// How it ended for one of them.
struct Placed {
    Candidate candidate;
    AddEnd end = AddEnd::NotBegun;
    QString acct = {};
    Error error = {};
};

/// Has many people added by "list-add-many" (app/jobs.h), piece by piece: makes the argument of
/// each piece and takes its answer, so that a window and a terminal do it alike. Everybody ends in
/// placed(), once. What was found out about a host that does not answer counts for all of its
/// people. Pure.
class AddPlan {
public:
    /// Of one piece: what is done within half a minute, and fits into a row of asterism.db.
    static constexpr size_t mostLookedFor = 25;
    static constexpr size_t mostKnown = 500;

    AddPlan() = default;
    explicit AddPlan(std::vector<Candidate> people);

    int total() const { return m_total; }
    bool hasEnded() const { return m_waiting.empty() && m_asked.empty(); }
    /// In the order in which they ended.
    const std::vector<Placed> &placed() const { return m_placed; }
    int count(AddEnd end) const;

    /// More of them, while it goes on: the next page of somebody's follows.
    void add(std::vector<Candidate> people);

    /// What is to be asked next; until it is answered nothing else can be. Hosts take turns in it.
    QJsonObject next();
    void take(const QJsonObject &answer);
    /// The piece could not be done, so that nobody who is left has been looked for.
    void fail(const Error &error);
    /// Nobody else is asked for; who is being looked for ends by take().
    void cancel();

private:
    void end(const Candidate &candidate, AddEnd how, const QString &acct, const Error &error);
    void takeResult(const QJsonObject &result);
    void endHost(const QString &host, const Error &error);

    std::vector<Candidate> m_waiting; ///< one list after the other, hosts in turn
    std::vector<Candidate> m_asked; ///< of the piece that is being done
    std::vector<Placed> m_placed;
    int m_total = 0;
    bool m_cancelled = false;
};

/// A person's host by what names them; empty when it names none.
QString hostOfCandidate(const Candidate &candidate);

} // namespace asterism
