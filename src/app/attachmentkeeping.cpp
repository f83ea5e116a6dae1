// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attachmentkeeping.h"

#include "base/inback.h"
#include "base/log.h"
#include "store/outboxposts.h"
#include "sync/attachmentfiles.h"

#include <utility>

namespace asterism {

AttachmentKeeping::AttachmentKeeping(store::Store &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
    connect(&m_store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (m_started && changes.draftsGone) {
            tidy();
        }
    });
}

void AttachmentKeeping::start()
{
    m_started = true;
    tidy();
}

void AttachmentKeeping::tidy()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_store.readUser([](store::UserTx &tx) { return store::attachmentsInUse(tx); })
        .then(this, [this](const Result<QSet<QString>> &used) {
            used ? deleteAllBut(*used) : ended(sentence(used.error()));
        });
}

void AttachmentKeeping::deleteAllBut(const QSet<QString> &used)
{
    inBack([folder = m_store.folder(), used, now = m_clock.now()] {
        return tidyAttachments(folder, used, now);
    }).then(this, [this](const Result<Done> &done) {
        ended(done ? QString() : sentence(done.error()));
    });
}

/// What could not be deleted takes only some room.
void AttachmentKeeping::ended(const QString &trouble)
{
    if (!trouble.isEmpty()) {
        qCWarning(logEngine).noquote() << "old attachments:" << trouble;
    }
    m_busy = false;
    if (std::exchange(m_again, false)) {
        tidy();
    }
}

} // namespace asterism
