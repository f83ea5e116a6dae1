// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/peopleadder.h"

#include "ui/desktop/desktop.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PeopleAdder)
};

/// Of the lists in a file so many are named.
constexpr qsizetype namedLists = 3;

/// Asked once more, the answer may be another one, by itself or since the user did something.
bool mayChange(const Placed &placed)
{
    const ErrorKind kind = placed.error.kind;
    return placed.end == AddEnd::NotBegun
        || (kind != ErrorKind::NotFound && kind != ErrorKind::Usage);
}

} // namespace

PeopleAdder::PeopleAdder(store::Store &store, Ask ask, const ListId &list, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_list(list)
    , m_notAdded(new NotAdded(this))
    , m_sources(new PeopleSources(store, m_ask, this))
{
}

// ---- what is told ---------------------------------------------------------------------------

bool PeopleAdder::isBusy() const
{
    return m_awaited > 0 || m_asking || !m_plan.hasEnded();
}

QString PeopleAdder::progress() const
{
    if (m_stopping) {
        return Words::tr("Stopping: who is being looked for just now is waited for…");
    }
    if (m_plan.total() == 0 && !m_pages.empty()) {
        return Words::tr("Asking the server … %L1 people").arg(m_pages.front().people);
    }
    if (m_plan.total() == 0) {
        return isBusy() ? Words::tr("Reading…") : QString();
    }
    const QString done = Words::tr("%L1 of %L2").arg(m_plan.placed().size()).arg(m_plan.total());
    const int failed = m_notAdded->rowCount();
    return failed > 0 ? done + u" · "_s + Words::tr("%L1 not added").arg(failed) : done;
}

QString PeopleAdder::summary() const
{
    const int failed = m_notAdded->rowCount();
    if (isBusy() || m_added + m_already + failed == 0) {
        return {};
    }
    QStringList parts;
    if (m_added > 0) {
        parts << Words::tr("%L1 added").arg(m_added);
    }
    if (m_already > 0) {
        parts << Words::tr("%L1 already in it").arg(m_already);
    }
    if (failed > 0) {
        parts << Words::tr("%L1 not added").arg(failed);
    }
    return parts.join(u" · "_s);
}

QString PeopleAdder::question() const
{
    if (m_questions.empty() || m_making) {
        return {};
    }
    const QStringList &lists = m_questions.front().lists;
    QString names = u'“' + lists.mid(0, namedLists).join(u"”, “"_s) + u'”';
    if (lists.size() > namedLists) {
        names += u" …"_s;
    }
    QString words = Words::tr(
        "This file is of %n lists (%1). Where do its people go?", nullptr, int(lists.size()));
    return words.replace(u"%1"_s, names);
}

// ---- adding ---------------------------------------------------------------------------------

/// The counts are those of what is asked for together.
void PeopleAdder::begin()
{
    if (!isBusy()) {
        m_added = 0;
        m_already = 0;
    }
}

void PeopleAdder::add(std::vector<Candidate> people)
{
    if (m_stopping) {
        std::ranges::move(people, std::back_inserter(m_later));
        return;
    }
    m_plan.add(std::move(people));
    step();
    Q_EMIT changed();
}

void PeopleAdder::step()
{
    if (m_asking) {
        return;
    }
    if (m_plan.hasEnded()) {
        // What is cancelled stays so: who came meanwhile needs another one.
        if (m_stopping || m_pages.empty()) {
            m_plan = AddPlan();
            m_heard = 0;
        }
        if (std::exchange(m_stopping, false)) {
            add(std::exchange(m_later, {}));
        }
        return;
    }
    m_asking = true;
    hear(m_ask(u"list-add-many"_s, m_plan.next()), &m_store, this,
        [this](const Result<QJsonObject> &answer) {
            m_asking = false;
            answer ? m_plan.take(*answer) : m_plan.fail(answer.error());
            takeEnded();
            step();
            Q_EMIT changed();
        });
}

void PeopleAdder::takeEnded()
{
    std::vector<NotAdded::Row> rows;
    for (; m_heard < m_plan.placed().size(); ++m_heard) {
        const Placed &placed = m_plan.placed()[m_heard];
        const Candidate &who = placed.candidate;
        if (placed.end == AddEnd::Added || placed.end == AddEnd::Already) {
            (placed.end == AddEnd::Added ? m_added : m_already) += 1;
            continue;
        }
        const QString reason = placed.end == AddEnd::NotBegun
            ? Words::tr("Cancelled before anybody looked for them.")
            : sentence(placed.error);
        rows.push_back({who.line, who.text.isEmpty() ? who.who : who.text, reason,
            mayChange(placed) ? std::optional(who) : std::nullopt});
    }
    m_notAdded->append(std::move(rows));
}

void PeopleAdder::fail(const Error &error)
{
    Q_EMIT problem(sentence(error));
    Q_EMIT changed();
}

void PeopleAdder::cancel()
{
    m_round += 1;
    m_awaited = 0;
    m_pages.clear();
    m_questions.clear();
    m_making = false;
    m_plan.add(std::exchange(m_later, {}));
    m_plan.cancel();
    m_stopping = true;
    takeEnded();
    step();
    Q_EMIT changed();
}

void PeopleAdder::tryAgain()
{
    if (canTryAgain()) {
        begin();
        add(m_notAdded->takeCandidates());
    }
}

void PeopleAdder::copyReport() const
{
    copyToClipboard(m_notAdded->text());
}

void PeopleAdder::dismiss()
{
    if (!isBusy()) {
        m_added = 0;
        m_already = 0;
        m_notAdded->clear();
        Q_EMIT changed();
    }
}

} // namespace asterism::ui
