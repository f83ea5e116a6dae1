// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/uploadprogress.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using UploadState = store::OutboxRow::State;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

QString percentOf(qint64 bytes, qint64 total)
{
    const qint64 part = total > 0 ? std::clamp<qint64>(bytes * 100 / total, 0, 100) : 0;
    return QString::number(part);
}

QString patternOf(const QString &type, bool several)
{
    if (type.startsWith("image"_L1)) {
        //: A file's number, how many there are, how much of it was sent
        return several ? Words::tr("Sending picture %1 of %2 · %3 %")
                       : Words::tr("Sending the picture · %3 %");
    }
    if (type.startsWith("video"_L1)) {
        return several ? Words::tr("Sending film %1 of %2 · %3 %")
                       : Words::tr("Sending the film · %3 %");
    }
    return several ? Words::tr("Sending file %1 of %2 · %3 %")
                   : Words::tr("Sending the file · %3 %");
}

} // namespace

void UploadProgress::hear(qint64 row, const UploadStep &step, qint64 now)
{
    const auto known = m_all.constFind(row);
    const qint64 since = known == m_all.cend() ? now : known->since;
    m_all.insert(row, {.step = step, .since = since, .heardAt = now});
}

void UploadProgress::look(const std::vector<store::OutboxRow> &rows)
{
    m_all.removeIf([&rows](const QHash<qint64, Sending>::iterator &one) {
        const auto row = std::ranges::find(rows, one.key(), &store::OutboxRow::id);
        return row == rows.end() || isOver(*one, *row);
    });
}

/// The post itself goes out, or something came in the way.
bool UploadProgress::isOver(const Sending &one, const store::OutboxRow &row)
{
    const bool changed = row.changedAt >= one.heardAt;
    return row.state == UploadState::Failed || row.state == UploadState::Sent
        || (changed && (row.state == UploadState::Sending || !row.trouble.isEmpty()));
}

QString UploadProgress::words(const store::OutboxRow &row) const
{
    const auto known = m_all.constFind(row.id);
    if (known == m_all.cend()) {
        return {};
    }
    const UploadStep &step = known->step;
    const QString type = row.action.post.media.value(step.attachment - 1).type;
    QString words = patternOf(type, step.attachments > 1);
    words.replace(u"%1"_s, QString::number(step.attachment));
    words.replace(u"%2"_s, QString::number(step.attachments));
    return words.replace(u"%3"_s, percentOf(step.bytes, step.total));
}

QList<qint64> UploadProgress::longOnes(qint64 now) const
{
    QList<qint64> rows;
    for (auto one = m_all.cbegin(); one != m_all.cend(); ++one) {
        if (now - one->since > longMs) {
            rows << one.key();
        }
    }
    std::ranges::sort(rows);
    return rows;
}

QString UploadProgress::wordsOf(const QList<qint64> &rows) const
{
    qint64 bytes = 0;
    qint64 total = 0;
    for (const qint64 row : rows) {
        bytes += m_all.value(row).step.bytes;
        total += m_all.value(row).step.total;
    }
    QString words = Words::tr("Sending the files of %n posts · %1 %", nullptr, int(rows.size()));
    return words.replace(u"%1"_s, percentOf(bytes, total));
}

} // namespace asterism::ui
