// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/outboxthreads.h"

#include "ui/viewmodels/outboxwords.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

int placeInThread(const store::OutboxRow &row)
{
    return placeInDraft(row.action).value_or(DraftPlace()).part;
}

QString keyOfThread(const store::OutboxRow &row)
{
    const auto place = placeInDraft(row.action);
    return place ? place->key + u'-' + QString::number(place->account) : QString::number(row.id);
}

bool hasFailed(const store::OutboxRow *row)
{
    return row->state == store::OutboxRow::State::Failed;
}

} // namespace

const store::OutboxRow &OutboxThread::told() const
{
    const auto failed = std::ranges::find_if(rows, hasFailed);
    return failed == rows.end() ? first() : **failed;
}

std::vector<OutboxThread> threadsOf(const std::vector<store::OutboxRow> &rows)
{
    std::vector<OutboxThread> threads;
    QHash<QString, size_t> places;
    for (const store::OutboxRow &row : rows) {
        const QString key = keyOfThread(row);
        if (!places.contains(key)) {
            places.insert(key, threads.size());
            threads.push_back({.key = key, .rows = {}});
        }
        threads[places.value(key)].rows.push_back(&row);
    }
    for (OutboxThread &thread : threads) {
        std::ranges::stable_sort(
            thread.rows, {}, [](const store::OutboxRow *row) { return placeInThread(*row); });
        thread.before = placeInThread(thread.first());
    }
    return threads;
}

Draft threadAsDraft(const OutboxThread &thread)
{
    Draft draft{.key = {}, .action = thread.first().action};
    for (size_t i = 1; i < thread.rows.size(); ++i) {
        draft.more.push_back(thread.rows[i]->action.post);
    }
    return draft;
}

QString threadWords(const OutboxThread &thread, const QString &author)
{
    const int posts = int(thread.rows.size());
    if (thread.before > 0) {
        return Words::tr("The last %n posts of a thread", nullptr, posts);
    }
    return posts > 1 ? Words::tr("A thread of %n posts", nullptr, posts)
                     : actionWords(thread.first().action, author);
}

QStringList threadParts(const OutboxThread &thread)
{
    QStringList parts;
    for (const store::OutboxRow *row : thread.rows) {
        const bool another = hasFailed(row) && row != &thread.told();
        parts << QString::number(placeInThread(*row) + 1) + u": "_s + ownLine(row->action)
                + (another ? u" – "_s + row->trouble : QString());
    }
    return parts.size() > 1 ? parts : QStringList();
}

} // namespace asterism::ui
