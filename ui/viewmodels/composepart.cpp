// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composepart.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComposePart)
};

} // namespace

ComposePart::ComposePart(const QString &dataFolder, std::function<bool()> writable, QObject *parent)
    : QObject(parent)
    , m_writable(std::move(writable))
    , m_attachments(dataFolder)
{
    const auto edited = [this] {
        judge();
        Q_EMIT changed();
    };
    connect(&m_attachments, &AttachmentsModel::changed, this, edited);
    connect(&m_attachments, &AttachmentsModel::busyChanged, this, edited);
    connect(&m_attachments, &AttachmentsModel::troubleChanged, this, &ComposePart::judge);
    connect(&m_poll, &PollEditor::changed, this, edited);
    judge();
}

void ComposePart::setText(const QString &text)
{
    if (!m_writable() || text == m_text) {
        return;
    }
    m_text = text.left(longestText);
    judge();
    Q_EMIT changed();
    Q_EMIT textChanged(); // also where it is what it was: the view has more
}

void ComposePart::setComposing(bool composing)
{
    if (composing != m_composing) {
        m_composing = composing;
        Q_EMIT composingChanged();
    }
}

void ComposePart::setHasPoll(bool has)
{
    if (!m_writable() || has == m_hasPoll || m_rules.pollStays || (has && !mayPoll())) {
        return;
    }
    m_hasPoll = has;
    judge();
    Q_EMIT hasPollChanged();
    Q_EMIT changed();
}

bool ComposePart::mayPoll() const
{
    const bool alone = m_attachments.rowCount() == 0 && !m_attachments.isBusy();
    return takePolls(m_rules) && (alone || takePollsWithMedia(m_rules.posters));
}

bool ComposePart::mayAttach() const
{
    return m_attachments.rowCount() < mostMediaOf(m_rules) && !isBarredByPoll();
}

bool ComposePart::isBarredByPoll() const
{
    return m_hasPoll && !takePollsWithMedia(m_rules.posters);
}

PostText ComposePart::post() const
{
    PostText post{.text = m_text, .media = m_attachments.media()};
    if (m_hasPoll) {
        post.poll = m_poll.poll();
    }
    return post;
}

void ComposePart::show(const PostText &post)
{
    m_text = post.text;
    m_attachments.show(post.media);
    showPoll(post.poll);
    Q_EMIT textChanged();
}

void ComposePart::showPoll(const PollText &poll)
{
    m_hasPoll = !poll.choices.isEmpty();
    m_poll.show(poll);
    judge();
    Q_EMIT hasPollChanged();
}

void ComposePart::setRules(const PartRules &rules)
{
    m_rules = rules;
    m_attachments.setPosters(rules.posters, mostMediaOf(rules));
    m_poll.setLimits(pollLimitsOf(rules.posters, rules.scheduled));
    m_poll.setFixed(rules.pollStays);
    judge();
}

void ComposePart::judge()
{
    const PostText now = post();
    const std::vector<Room> rooms = roomsOf(m_text, m_rules);
    m_room = tightestOf(rooms, m_text);
    m_troubles.clear();
    for (size_t i = 0; i < rooms.size(); ++i) {
        m_troubles << whyNotPart(now, m_rules, m_rules.posters[i], rooms[i]);
    }
    m_problem = whatIsWrong();
    Q_EMIT judged();
}

QString ComposePart::whatIsWrong() const
{
    if (m_attachments.isBusy()) {
        return Words::tr("A file is still being read.");
    }
    if (isBlank()) {
        return Words::tr("There are no words in it yet.");
    }
    for (int i = 0; i < m_troubles.size(); ++i) {
        if (!m_troubles.at(i).isEmpty()) {
            return posterName(m_rules.posters[size_t(i)]) + u": "_s + m_troubles.at(i);
        }
    }
    const QString why = m_attachments.trouble();
    return why.isEmpty() && m_hasPoll ? m_poll.problem() : why;
}

} // namespace asterism::ui
