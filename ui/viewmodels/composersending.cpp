// SPDX-License-Identifier: GPL-3.0-or-later

// How what was written leaves: to the outbox, to the drafts, or for good.
#include "store/settings.h"
#include "ui/viewmodels/acting.h"
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

} // namespace

/// In a sentence; empty: it can go.
QString Composer::whatIsMissing() const
{
    if (account() == nullptr) {
        return Words::tr("Choose the account that posts.");
    }
    if (m_asksReaders) {
        return Words::tr("Its server is still being asked who else has received the post.");
    }
    for (const Poster &poster : posters()) {
        const QString why = isEdit() ? QString() : whyNotWrite(poster.account, m_place);
        if (!why.isEmpty()) {
            return posterName(poster) + u": "_s + why;
        }
    }
    const QString why = whatIsMissingInParts();
    return why.isEmpty() ? scheduleProblem() : why;
}

QString Composer::whatIsMissingInParts() const
{
    for (int i = 0; i < partCount(); ++i) {
        const QString why = m_posts.at(i)->problem();
        if (!why.isEmpty()) {
            //: A post of several that are written in a row: its number, and why it cannot go.
            return partCount() == 1 ? why : Words::tr("%1: %2").arg(QString::number(i + 1), why);
        }
    }
    return {};
}

/// As it is sent: whom a direct post is for is read out of its words, and it is for the one whom it
/// answers.
std::vector<Action> Composer::outgoing() const
{
    Draft draft = written();
    draft.action.post.poll = sentPoll(draft.action.post.poll);
    for (PostText &part : draft.more) {
        part.poll = sentPoll(part.poll);
    }
    std::vector<Action> actions = actionsOf(draft);
    if (isEdit()) {
        return actions;
    }
    PartRules all = rules();
    for (Action &action : actions) {
        all.above = action.post.after.isEmpty() ? QString() : text();
        action.post.to = receivers(action, all);
    }
    return actions;
}

QStringList Composer::receivers(const Action &action, const PartRules &rules) const
{
    const Account *who = account(action.account.value);
    return who == nullptr ? QStringList() : receiversOf(action.post.text, rules, *who);
}

void Composer::deliver()
{
    m_stage = Stage::Sending;
    m_trouble.clear();
    m_keeper.flush(); // it is a draft until it is in the outbox, and not afterwards
    Q_EMIT stateChanged();
    Q_EMIT countChanged();
    const qint64 undoMs = m_parts.undoSeconds() * secondMs;
    const qint64 notBefore = undoMs > 0 ? m_parts.clock.now() + undoMs : 0;
    hear(m_parts.enqueue(outgoing(), notBefore, m_draft.key), &m_parts.store, this,
        [this, key = m_draft.key](
            const Result<std::vector<qint64>> &enqueued) { delivered(key, enqueued); });
}

/// Something else may have been opened meanwhile.
void Composer::delivered(const QString &key, const Result<std::vector<qint64>> &enqueued)
{
    const bool here = m_draft.key == key;
    if (!enqueued) {
        if (here) {
            m_stage = Stage::Writing;
            say(Acting::words(enqueued.error()));
        } else {
            Q_EMIT problem(Acting::words(enqueued.error()));
        }
        return;
    }
    m_keeper.drop(key);
    if (here) {
        rememberLanguage();
        end();
    }
    Q_EMIT sent();
}

void Composer::rememberLanguage()
{
    const QString code = language();
    for (const Poster &poster : posters()) {
        const QString id = poster.account.id.value;
        if (code.isEmpty() || !takesLanguage(poster) || m_languages.value(id) == code) {
            continue;
        }
        m_languages.insert(id, code);
        hear(m_parts.store.writeUser([id, code](store::UserTx &tx) {
            return store::saveSetting(tx, u"post-language/"_s + id, code);
        }),
            &m_parts.store, this, [this](const Result<Done> &done) {
                if (!done) {
                    Q_EMIT problem(sentence(done.error()));
                }
            });
    }
}

void Composer::close()
{
    if (isOpen()) {
        whenFree([this] {
            if (isOpen() && m_stage != Stage::Sending) {
                keepClosed();
                end();
            }
        });
    }
}

void Composer::discard()
{
    if (isOpen() && m_stage != Stage::Sending) {
        m_keeper.drop(m_draft.key);
        end();
    }
}

void Composer::end()
{
    ++m_turn;
    m_stage = Stage::Closed;
    m_asked = Question::None;
    m_sure.clear();
    m_draft = {};
    m_place = {};
    m_posts.show({});
    m_currentPart = 0;
    m_deletes.clear();
    m_waiting = {};
    m_trouble.clear();
    showDrafts();
    Q_EMIT stateChanged();
    Q_EMIT textChanged();
    Q_EMIT warningChanged();
    Q_EMIT partsChanged();
}

void Composer::say(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT stateChanged();
    Q_EMIT countChanged();
}

} // namespace asterism::ui
