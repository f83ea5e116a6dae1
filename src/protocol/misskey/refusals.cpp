// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/refusals.h"

#include "protocol/misskey/answering.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int notFoundStatus = 404;

/// About that person, list or clip alone: asking differently may work.
QString wordsAboutPeople(const QString &code)
{
    const QString itself = Words::tr("that is the account itself");
    const QString blocked = Words::tr("they block the account");
    const QHash<QString, QString> words{
        {u"FOLLOWEE_IS_YOURSELF"_s, itself},
        {u"FOLLOWER_IS_YOURSELF"_s, itself},
        {u"BLOCKEE_IS_YOURSELF"_s, itself},
        {u"MUTEE_IS_YOURSELF"_s, itself},
        {u"CANNOT_REPORT_YOURSELF"_s, itself},
        {u"CANNOT_REPORT_THE_ADMIN"_s, Words::tr("the server takes no reports about who runs it")},
        {u"NO_FOLLOW_REQUEST"_s, Words::tr("they do not ask to follow the account")},
        {u"BLOCKING"_s, Words::tr("the account blocks them")},
        {u"BLOCKED"_s, blocked},
        {u"YOU_HAVE_BEEN_BLOCKED"_s, blocked},
        {u"TOO_MANY_USERS"_s, Words::tr("the list is full")},
        {u"TOO_MANY_USERLISTS"_s, Words::tr("the account has as many lists as it may")},
        {u"TOO_MANY_CLIP_NOTES"_s, Words::tr("the clip is full")},
        {u"TOO_MANY_CLIPS"_s, Words::tr("the account has as many clips as it may")},
    };
    return words.value(code);
}

/// About what was done to a post.
QString wordsAboutPost(const QString &code)
{
    const QHash<QString, QString> words{
        {u"CANNOT_RENOTE_DUE_TO_VISIBILITY"_s,
            Words::tr("the post is not for everybody, so it cannot be boosted")},
        {u"CANNOT_PRIVATE_RENOTE"_s,
            Words::tr("the post is not for everybody, so it cannot be boosted")},
        {u"CANNOT_RENOTE_TO_A_PURE_RENOTE"_s, Words::tr("a boost cannot be boosted")},
        {u"CANNOT_RENOTE_OUTSIDE_OF_CHANNEL"_s,
            Words::tr("the post may not be boosted outside its channel")},
        {u"CANNOT_REACT_TO_RENOTE"_s, Words::tr("a boost cannot be answered with an emoji")},
        {u"ALREADY_EXPIRED"_s, Words::tr("the poll is over")},
        {u"PIN_LIMIT_EXCEEDED"_s, Words::tr("the account has pinned as many posts as it may")},
    };
    return words.value(code);
}

/// About a post that was to be made or changed.
QString wordsAboutWriting(const QString &code)
{
    const QHash<QString, QString> words{
        {u"CANNOT_REPLY_TO_A_PURE_RENOTE"_s, Words::tr("a boost cannot be answered")},
        {u"CANNOT_REPLY_TO_AN_INVISIBLE_NOTE"_s,
            Words::tr("the post that it answers is not shown to the account")},
        {u"CANNOT_REPLY_TO_SPECIFIED_VISIBILITY_NOTE_WITH_EXTENDED_VISIBILITY"_s,
            Words::tr("what answers a direct post must be direct, too")},
        {u"CONTAINS_PROHIBITED_WORDS"_s, Words::tr("the server does not allow one of its words")},
        {u"CONTAINS_TOO_MANY_MENTIONS"_s, Words::tr("it names too many people")},
        {u"QUOTE_DISABLED_FOR_USER"_s, Words::tr("the server does not let the account quote")},
        {u"NO_SUCH_FILE"_s, Words::tr("a file of it is not at the server any more")},
        {u"TOO_MANY_ATTACHMENTS"_s, Words::tr("it has too many files")},
        {u"MAX_LENGTH"_s, Words::tr("the text is too long for this server")},
        {u"MAX_CW_LENGTH"_s, Words::tr("the warning is too long for this server")},
        {u"CANNOT_REMOVE_POLL"_s, Words::tr("the server does not take the poll out of a post")},
        {u"CANNOT_ADD_POLL"_s, Words::tr("the server adds no poll to a post that is there")},
        {u"CANNOT_CREATE_ALREADY_EXPIRED_POLL"_s,
            Words::tr("its poll is over, and the server changes no such post")},
        {u"TOO_MANY_POLL_CHOICES"_s, Words::tr("its poll has more choices than the server takes")},
        {u"INVALID_POLL"_s, Words::tr("the server does not take such a poll")},
    };
    return words.value(code);
}

/// About a file that was to be sent or described.
QString wordsAboutFile(const QString &code)
{
    const QHash<QString, QString> words{
        {u"NO_FREE_SPACE"_s,
            Words::tr("the account has no room left for files: delete some on its drive's page")},
        {u"INAPPROPRIATE"_s, Words::tr("the server takes the file for one that it does not allow")},
        {u"MAX_FILE_SIZE_EXCEEDED"_s, Words::tr("the file is too large for this server")},
        {u"UNALLOWED_FILE_TYPE"_s, Words::tr("the server takes no files of this type")},
        {u"INVALID_FILE_NAME"_s, Words::tr("the server does not take the file's name")},
        {u"COMMENT_TOO_LONG"_s, Words::tr("the description is too long for this server")},
    };
    return words.value(code);
}

/// About a post that was to wait there for its time.
QString wordsAboutScheduling(const QString &code)
{
    const QString full = Words::tr("as many posts as the account may schedule wait there already");
    const QString over = Words::tr("the time for the post is over");
    const QHash<QString, QString> words{
        {u"TOO_MANY_SCHEDULED_NOTES"_s, full},
        {u"SCHEDULE_NOTE_MAX"_s, full},
        {u"TOO_MANY_DRAFTS"_s, Words::tr("the account keeps as many drafts there as it may")},
        {u"SCHEDULED_AT_MUST_BE_IN_FUTURE"_s, over},
        {u"CANNOT_CREATE_ALREADY_EXPIRED_SCHEDULE"_s, over},
    };
    return words.value(code);
}

/// Of INVALID_PARAM alone what may be longer, or otherwise, elsewhere.
QString wordsAboutParam(const Response &response)
{
    const QString param = errorParam(response);
    if (param.contains("/poll/"_L1)) {
        return wordsAboutWriting(u"INVALID_POLL"_s);
    }
    if (param.endsWith("/cw/maxLength"_L1)) {
        return wordsAboutWriting(u"MAX_CW_LENGTH"_s);
    }
    if (param.endsWith("/comment/maxLength"_L1)) {
        return wordsAboutFile(u"COMMENT_TOO_LONG"_s);
    }
    return param.endsWith("/text/maxLength"_L1) ? wordsAboutWriting(u"MAX_LENGTH"_s) : QString();
}

QString wordsOfRefusal(const QString &code, const Response &response)
{
    if (code == u"INVALID_PARAM") {
        return wordsAboutParam(response);
    }
    for (const QString &words : {wordsAboutPeople(code), wordsAboutPost(code),
             wordsAboutWriting(code), wordsAboutFile(code), wordsAboutScheduling(code)}) {
        if (!words.isEmpty()) {
            return words;
        }
    }
    return {};
}

/// About the account, whatever it asks for.
QString wordsOfBar(const QString &code)
{
    if (code == u"YOUR_ACCOUNT_MOVED" || code == u"ACCOUNT_LOCKED") {
        return Words::tr("the account has moved and may not do this any more");
    }
    if (code == u"ROLE_PERMISSION_DENIED") {
        return Words::tr("the server does not let the account do this");
    }
    return code == u"PERMISSION_DENIED"
        ? Words::tr("Asterism was not allowed this when the account signed in: sign in again")
        : QString();
}

} // namespace

Error inOurWords(Error error, const Response &response)
{
    const QString code = errorCode(response);
    if (const QString refusal = wordsOfRefusal(code, response); !refusal.isEmpty()) {
        error.kind = ErrorKind::Rejected;
        error.detail = refusal;
    } else if (const QString bar = wordsOfBar(code); !bar.isEmpty()) {
        error.kind = ErrorKind::Forbidden;
        error.detail = bar;
    }
    return error;
}

bool isWithoutEndpoint(const Response &response)
{
    const QString code = errorCode(response);
    return response.status == notFoundStatus
        && (code.isEmpty() || code == u"NO_SUCH_ENDPOINT" || code == u"UNKNOWN_API_ENDPOINT");
}

Error noSuchCall(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server has no such call")};
}

Error errorOfChange(const Instance &instance, const Error &error, const Response &response)
{
    return isWithoutEndpoint(response) ? noSuchCall(instance) : inOurWords(error, response);
}

} // namespace asterism::misskey
