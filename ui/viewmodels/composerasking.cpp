// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked before something goes that cannot be had back.
#include "ui/viewmodels/composer.h"
#include "ui/viewmodels/composewords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

} // namespace

void Composer::send()
{
    if (!isReady()) {
        return;
    }
    const QString missing = whatIsMissing();
    if (!missing.isEmpty()) {
        say(missing);
        return;
    }
    for (const Question one : {Question::Votes, Question::Wider, Question::Nobody,
             Question::Readers, Question::NoDescription}) {
        if (!m_sure.contains(one) && isToAsk(one)) {
            ask(one);
            return;
        }
    }
    deliver();
}

bool Composer::isToAsk(Question question) const
{
    const auto wider = [this](const std::optional<ComposeParent> &about) {
        return about && isWiderThan(m_draft.action.post.visibility, about->visibility);
    };
    switch (question) {
    case Question::Votes: {
        const PollText poll = sentPoll(m_posts.first()->post().poll);
        const PollText &old = m_place.poll;
        const bool same = poll.choices == old.choices && poll.multiple == old.multiple
            && poll.endsAt == old.endsAt;
        return isEdit() && !old.choices.isEmpty() && !same;
    }
    case Question::Wider:
        return !isEdit() && (wider(m_place.parent) || wider(m_place.quoted));
    case Question::Nobody:
        return !isEdit() && m_draft.action.post.visibility == Visibility::Direct && namesNobody();
    case Question::Readers:
        return !readersWords().isEmpty();
    case Question::NoDescription:
        return m_parts.remindDescriptions() && undescribed().all > 0;
    default:
        break;
    }
    return false;
}

/// One of them. Each of several direct posts must name somebody: an answer to oneself goes to
/// nobody else on its own.
bool Composer::namesNobody() const
{
    const PartRules first = rules();
    PartRules further = first;
    further.answered.clear();
    return std::ranges::any_of(outgoing(), [&](const Action &action) {
        return receivers(action, action.post.after.isEmpty() ? first : further).isEmpty();
    });
}

Undescribed Composer::undescribed() const
{
    Undescribed all;
    for (const PostText &post : m_posts.posts()) {
        const Undescribed here = undescribedIn(post.media, isEdit());
        all.pictures += here.pictures;
        all.all += here.all;
    }
    return all;
}

void Composer::ask(Question question)
{
    m_trouble.clear();
    m_asked = question;
    Q_EMIT stateChanged();
}

void Composer::askDiscard()
{
    if (isReady() && isWorthKeeping()) {
        ask(Question::Discard);
    } else {
        close();
    }
}

QString Composer::widerWords() const
{
    const bool answer = m_place.parent.has_value();
    const auto &about = answer ? m_place.parent : m_place.quoted;
    QString words = answer
        ? Words::tr("The post that you reply to is for fewer people (%1) than your reply (%2).")
        : Words::tr("The post that you quote is for fewer people (%1) than yours (%2).");
    words.replace(u"%1"_s, ui::visibilityName(about ? about->visibility : Visibility::Private));
    return words.replace(u"%2"_s, ui::visibilityName(m_draft.action.post.visibility));
}

QString Composer::question() const
{
    switch (m_asked) {
    case Question::None:
        break;
    case Question::Delete:
        return Words::tr(
            "To write it anew, the post is deleted at its server, with the favourites, "
            "boosts and replies it has. Its text stays here.");
    case Question::Unschedule:
        return Words::tr("%1 keeps the post until its time. To write on, it must be taken away "
                         "there.")
            .replace(u"%1"_s, waitingHost());
    case Question::Orphan:
        return Words::tr("The account that has written this post has signed out here, so that "
                         "nobody can edit it. What you typed can become a new post; the old one "
                         "stays as it is.");
    case Question::NoCopies:
        return Words::tr("%n of its files could not be fetched. Once the post is deleted its "
                         "server may throw them away, and the new one could not have them.",
            nullptr, m_without);
    case Question::Discard:
        return Words::tr("Throw away what you typed?");
    case Question::DropPart:
        return Words::tr("Throw away this post of the thread?");
    case Question::Votes:
        return Words::tr("The poll is another one now: the votes so far are lost.");
    case Question::Wider:
        return widerWords();
    case Question::Nobody:
        return Words::tr("Nobody is named in it: only you would see it.");
    case Question::Readers:
        return readersWords();
    case Question::NoDescription: {
        const Undescribed files = undescribed();
        return files.pictures == files.all
            ? Words::tr("%n pictures have no description: people who cannot see them learn "
                        "nothing of them.",
                nullptr, files.all)
            : Words::tr("%n files have no description: people who cannot see or hear them learn "
                        "nothing of them.",
                nullptr, files.all);
    }
    }
    return {};
}

QString Composer::yes() const
{
    switch (m_asked) {
    case Question::None:
        break;
    case Question::Delete:
        return Words::tr("Delete and write anew");
    case Question::Unschedule:
        return Words::tr("Take it away");
    case Question::Orphan:
        return Words::tr("Write a new post");
    case Question::NoCopies:
        return Words::tr("Delete anyway");
    case Question::Discard:
    case Question::DropPart:
        return Words::tr("Discard");
    case Question::Votes:
    case Question::Wider:
    case Question::Nobody:
    case Question::Readers:
    case Question::NoDescription:
        return isEdit() ? Words::tr("Save anyway") : Words::tr("Post anyway");
    }
    return {};
}

QString Composer::no() const
{
    switch (m_asked) {
    case Question::None:
        return {};
    case Question::Delete:
    case Question::NoCopies:
        return Words::tr("Keep the post");
    case Question::Unschedule:
        return Words::tr("Leave it there");
    case Question::Orphan:
        return Words::tr("Leave it a draft");
    default:
        return Words::tr("Back");
    }
}

void Composer::answer(bool yes)
{
    const Question asked = m_asked;
    if (asked == Question::None || m_stage != Stage::Writing) {
        return;
    }
    if (asked == Question::Delete || asked == Question::NoCopies) {
        if (yes) {
            m_sure << asked;
            deleteOld();
        } else {
            keepOld();
        }
        return;
    }
    if (asked == Question::Unschedule) {
        yes ? unschedule() : leaveScheduled();
        return;
    }
    if (asked == Question::Orphan) {
        yes ? writeOrphanAnew() : leaveOrphan();
        return;
    }
    ask(Question::None);
    if (yes && asked == Question::Discard) {
        discard();
    } else if (yes && asked != Question::DropPart) {
        m_sure << asked;
        send();
    } else {
        if (yes) {
            dropPart(m_posts.placeOf(m_partAsked));
        }
        Q_EMIT wanted();
    }
}

/// What was written since stays, and is a post beside the old one.
void Composer::keepOld()
{
    if (!m_wasDraft) {
        discard();
        return;
    }
    m_deletes.clear();
    m_draft.action.post.insteadOf.clear();
    ask(Question::None);
    keepSoon();
    judge();
    Q_EMIT wanted();
}

/// Only when its text is in the file does the post go.
void Composer::deleteNow()
{
    m_stage = Stage::Sending;
    noteLoose();
    m_draft.open = true;
    m_draft.action.post.insteadOf = m_deletes; // it goes out once that is gone
    const Action deletion{
        .kind = Action::Kind::Delete, .account = m_draft.action.account, .target = m_deletes};
    hear(m_keeper.keepNow(written()), &m_parts.store, this,
        [this, deletion, key = m_draft.key](const Result<Done> &kept) {
            if (!kept) {
                deletedOld(key, kept.error());
                return;
            }
            hear(m_parts.enqueueDeletion(deletion), &m_parts.store, this,
                [this, key](
                    const Result<store::Enqueued> &enqueued) { deletedOld(key, enqueued); });
        });
}

void Composer::deletedOld(const QString &key, const Result<store::Enqueued> &enqueued)
{
    if (m_draft.key != key) { // something else was opened meanwhile
        if (!enqueued) {
            Q_EMIT problem(sentence(enqueued.error()));
        }
        return;
    }
    m_stage = Stage::Writing;
    if (!enqueued) {
        if (!m_wasDraft) { // its text is that of the old post, which stays
            m_draft.action.post.insteadOf.clear();
            m_keeper.drop(key);
        }
        m_asked = Question::Delete;
        say(sentence(enqueued.error()));
        return;
    }
    m_deletes.clear();
    judge();
    Q_EMIT stateChanged();
    Q_EMIT wanted();
}

} // namespace asterism::ui
