// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/postfields.h"

#include "base/clock.h"
#include "protocol/directtext.h"
#include "protocol/mastodon/quote.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

constexpr qint64 usualPollLeast = 300; // docs.joinmastodon.org/entities/V1_Instance

/// A warning covers what is below it everywhere; Pixelfed drops one without "sensitive", and so
/// does snac's edit.
bool isCovered(const PostText &text)
{
    return text.sensitive || !text.warning.isEmpty();
}

/// Where there is no choice nothing is said of it.
void addFormat(QJsonObject &fields, const Capabilities &can, TextFormat format)
{
    const bool chosen = format != TextFormat::Plain && can.formats.size() > 1;
    if (chosen && can.formats.contains(format)) {
        fields.insert(u"content_type"_s, contentType(format));
    } else if (can.plainByName) {
        fields.insert(u"content_type"_s, contentType(TextFormat::Plain));
    }
}

/// An edit that says nothing of it makes it what the account's new posts have
/// (docs.joinmastodon.org/client/quotes).
void addQuotePolicy(QJsonObject &fields, const Capabilities &can, const PostText &text)
{
    if (can.quotePolicy && text.quotes && hasQuotePolicy(text.visibility)) {
        fields.insert(u"quote_approval_policy"_s, toldPolicy(*text.quotes));
    }
}

/// Of new and of changed posts.
QJsonObject textFields(const Capabilities &can, const PostText &text)
{
    QJsonObject fields{{u"status"_s, directText(text)}, {u"sensitive"_s, isCovered(text)}};
    if (!text.language.isEmpty()) {
        fields.insert(u"language"_s, text.language);
    }
    if (can.warningIsTitle && !text.warning.isEmpty()) {
        fields.insert(u"friendica"_s, QJsonObject{{u"title"_s, QString()}});
    }
    addFormat(fields, can, text.format);
    addQuotePolicy(fields, can, text);
    return fields;
}

void addQuote(QJsonObject &fields, const Capabilities &can, const Outgoing &post)
{
    if (!post.quoteLocalId.isEmpty() && !can.quoteName.isEmpty()) {
        fields.insert(QString(can.quoteName), post.quoteLocalId);
    }
}

/// A server that knows no "local_only" makes a public post of it, so only those get one that do.
/// GoToSocial called it "federated" before 0.17 (internal/api/model/status.go).
void addVisibility(QJsonObject &fields, const Capabilities &can, const PostText &text)
{
    const bool local = text.visibility == Visibility::Local;
    const bool byName = (local || text.localOnly) && can.localOnlyByName;
    fields.insert(u"visibility"_s, word(byName && local ? Visibility::Public : text.visibility));
    if (byName) {
        fields.insert(u"local_only"_s, true);
        fields.insert(u"federated"_s, false);
    }
}

QJsonObject pollFields(const Capabilities &can, const PollText &poll)
{
    QJsonObject fields{
        {u"options"_s, QJsonArray::fromStringList(poll.choices)}, {u"multiple"_s, poll.multiple}};
    if (can.pollsHideTotals) {
        fields.insert(u"hide_totals"_s, poll.hideTotals);
    }
    return fields;
}

void addNewPoll(QJsonObject &fields, const Capabilities &can, const PollText &poll)
{
    if (poll.choices.isEmpty()) {
        return;
    }
    QJsonObject told = pollFields(can, poll);
    if (poll.seconds > 0) {
        told.insert(u"expires_in"_s, poll.seconds);
    }
    fields.insert(u"poll"_s, told);
}

/// What is left of it, and no less than a poll must have: Mastodon takes no end that is over.
qint64 secondsOfOldPoll(const Outgoing &post, qint64 least)
{
    const PollText &poll = post.text.poll;
    const bool reckoned = poll.endsAt > 0 && post.now > 0;
    const qint64 left = reckoned ? (poll.endsAt - post.now) / secondMs : poll.seconds;
    return std::max(left, least > 0 ? least : usualPollLeast);
}

void addOldPoll(QJsonObject &fields, const Capabilities &can, const Outgoing &post, qint64 least)
{
    const PollText &poll = post.text.poll;
    if (poll.choices.isEmpty() || !can.pollInEdits) {
        return;
    }
    QJsonObject told = pollFields(can, poll);
    const bool stays = can.pollEndStays && (poll.endsAt > 0 || poll.seconds <= 0);
    if (!stays) {
        told.insert(u"expires_in"_s, secondsOfOldPoll(post, least));
    }
    fields.insert(u"poll"_s, told);
}

/// Those that were described anew here.
void addDescriptions(QJsonObject &fields, const Capabilities &can, const QList<Attachment> &media)
{
    QJsonArray changed;
    for (const Attachment &one : media) {
        if (!one.changed || one.id.isEmpty()) {
            continue;
        }
        QJsonObject told{{u"id"_s, one.id}, {u"description"_s, one.description}};
        if (can.mediaFocus) {
            told.insert(u"focus"_s, focusText(one.focus));
        }
        changed.append(told);
    }
    if (can.mediaInEdits && !changed.isEmpty()) {
        fields.insert(u"media_attributes"_s, changed);
    }
}

} // namespace

QJsonObject newPostFields(const Capabilities &can, const Outgoing &post)
{
    const PostText &text = post.text;
    QJsonObject fields = textFields(can, text);
    addVisibility(fields, can, text);
    addQuote(fields, can, post);
    addNewPoll(fields, can, text.poll);
    if (!text.warning.isEmpty()) {
        fields.insert(u"spoiler_text"_s, text.warning);
    }
    if (!post.replyToLocalId.isEmpty()) {
        fields.insert(u"in_reply_to_id"_s, post.replyToLocalId);
    }
    if (!text.media.isEmpty()) {
        fields.insert(u"media_ids"_s, QJsonArray::fromStringList(mediaIds(text)));
    }
    if (text.scheduledAt > 0) {
        fields.insert(u"scheduled_at"_s, isoTime(text.scheduledAt));
    }
    return fields;
}

/// What is left out of an edit goes: its warning and its media here, a poll wherever there is one
/// (Mastodon: app/services/update_status_service.rb), on Mitra a quote, on Pleroma and Akkoma what
/// kind of text it is (common_api/utils.ex, get_content_type()).
QJsonObject changedPostFields(
    const Capabilities &can, const Outgoing &post, qint64 pollSecondsLeast)
{
    QJsonObject fields = textFields(can, post.text);
    fields.insert(u"spoiler_text"_s, post.text.warning);
    fields.insert(u"media_ids"_s, QJsonArray::fromStringList(mediaIds(post.text)));
    addQuote(fields, can, post);
    addOldPoll(fields, can, post, pollSecondsLeast);
    addDescriptions(fields, can, post.text.media);
    return fields;
}

QString focusText(const QPointF &focus)
{
    return QString::number(focus.x(), 'f', 2) + u',' + QString::number(focus.y(), 'f', 2);
}

} // namespace asterism::mastodon
