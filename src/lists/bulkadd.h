// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "model/list.h"
#include "sync/people.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace asterism {

/// How it ended for one of many who were to be put into a list.
enum class AddEnd {
    Added,
    Already, ///< in the list before, or named twice
    NotAdded, ///< AddResult::error says why
    NotBegun, ///< nobody has looked for them: it was cancelled, or took too long with the others
};

/// "added", "already", "not-added"; empty for NotBegun.
QString word(AddEnd end);
std::optional<AddEnd> addEnd(const QString &word);

struct AddResult {
    QString handle; ///< as it was asked for
    AddEnd end = AddEnd::NotBegun;
    QString acct = {}; ///< Added, Already: canonical
    Error error = {};
};

/// Somebody to be put into a list.
struct ToAdd {
    QString handle; ///< or an address of theirs
    /// A server of the user's own accounts tells of them by that name: nobody need be asked.
    bool known = false;
    QString actorUri = {}; ///< of whom is known; may be empty
};

struct AddLimits {
    int hostsAtOnce = 8;
    int patienceMs = 15'000; ///< for one person
    qint64 beginForMs = 10 * secondMs; ///< afterwards nobody is begun any more
};

/// Whether the host will tell as little of anybody else there; never of an empty host.
bool isWholeHostAway(const Error &error, const QString &host);

/// Puts many people into one list: looks for those of one host one after the other and asks several
/// hosts side by side, so that a big one holds up nobody. A host that does not answer is waited for
/// once. Whoever was found is put into the list, whether or not they can be read now. Ends well
/// whatever becomes of single people, with one result for each, in their order; an Error is the
/// disk's.
class BulkAdd : public Flow<std::vector<AddResult>> {
public:
    using Apply = std::function<QFuture<Result<Done>>()>;

    /// `apply` has the cache follow, once, after the last has been written.
    BulkAdd(Core &core, People &people, const ListId &list, const std::vector<ToAdd> &wanted,
        Apply apply, const AddLimits &limits, QObject *parent);

    void start();
    /// Begins nobody any more; who is being looked for is waited for.
    void cancel() { m_cancelled = true; }
    /// Is told after each person how many are done.
    void onProgress(std::function<void(int done)> tell) { m_tell = std::move(tell); }

private:
    bool mayBegin() const;
    void beginHosts();
    void nextOf(const QString &host);
    void look(const QString &host, size_t index);
    void hear(const QString &host, size_t index, const Result<Person> &person);
    void found(size_t index, const QString &acct, const QString &actorUri);
    void failed(size_t index, const Error &error);
    void failQueue(const QString &host, const Error &error);
    void settle();
    void write();
    void written(const std::vector<size_t> &batch, const Result<std::vector<bool>> &news);
    void tellDone();

    Core &m_core;
    People &m_people;
    ListId m_list;
    std::vector<ToAdd> m_wanted;
    Apply m_apply;
    AddLimits m_limits;
    std::function<void(int)> m_tell;
    std::vector<AddResult> m_results;
    QHash<QString, QList<size_t>> m_queues; ///< of a host, who waits there
    QStringList m_hosts; ///< in the order in which they are begun
    qsizetype m_nextHost = 0;
    std::vector<bool> m_heard;
    std::vector<std::pair<size_t, ListMember>> m_found; ///< not written yet
    qint64 m_begunAt = 0;
    int m_running = 0; ///< hosts
    int m_done = 0;
    bool m_writing = false;
    bool m_changed = false;
    bool m_cancelled = false;
    std::optional<Error> m_failure; ///< the disk's
};

} // namespace asterism
