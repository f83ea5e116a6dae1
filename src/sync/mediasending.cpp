// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mediasending.h"

#include "base/inback.h"
#include "protocol/capabilities.h"
#include "store/outboxposts.h"
#include "sync/accountflow.h"
#include "sync/attachmentfiles.h"
#include "sync/sendingwatch.h"
#include "sync/writes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

/// Well before any server throws it away.
constexpr qint64 longestUnusedMs = 6 * hourMs;
constexpr qint64 firstReadingMs = secondMs;
constexpr qint64 mostReadingMs = 10 * minuteMs; ///< between two questions
constexpr qint64 longestReadingMs = hourMs;
constexpr qint64 longestLettingGoMs = 10 * minuteMs;
constexpr qsizetype longestMediaId = 500;
constexpr int payloadTooLarge = 413;

QString inBrackets(const QString &text, const QString &detail)
{
    return detail.isEmpty() ? text : text + u" ("_s + detail + u')';
}

Error noFile(const Attachment &file)
{
    return {.kind = ErrorKind::NotFound, .subject = file.name};
}

/// Where posts do not say it, their files do.
Attachment withMark(Attachment file, const PostText &post)
{
    file.sensitive = file.sensitive || post.sensitive;
    return file;
}

/// Called as the file would be if it had been of that type from the beginning.
Attachment asSent(Attachment file, const FittedFile &fitted)
{
    if (fitted.type != file.type) {
        file.name =
            QFileInfo(file.name).completeBaseName() + u'.' + QFileInfo(fitted.path).suffix();
    }
    file.type = fitted.type;
    file.bytes = QFileInfo(fitted.path).size();
    return file;
}

/// The server says no to this file, and will again.
bool isRefusal(ErrorKind kind)
{
    return kind == ErrorKind::Rejected || kind == ErrorKind::Forbidden
        || kind == ErrorKind::NotFound || kind == ErrorKind::Usage;
}

/// One attachment after the other, step by step.
class MediaSending : public AccountFlow<MediaEnd> {
public:
    MediaSending(OutboxTools &tools, const Session &session, const store::OutboxRow &row)
        : AccountFlow(tools.core, tools.sessions, session)
        , m_tools(tools)
        , m_row(row.id)
        , m_kind(row.action.kind)
        , m_post(row.action.post)
    {
    }
    ~MediaSending() override { dropFitted(); }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        connect(
            &m_core.store, &store::Store::committed, this, [this](const store::Changes &changes) {
                if (m_uploading && (changes.outbox || changes.elsewhere)) {
                    askWhetherWanted();
                }
            });
        next();
    }

private:
    using Kind = MediaEnd::Kind;

    Attachment &current() { return m_post.media[m_at]; }

    void next()
    {
        if (m_at >= m_post.media.size()) {
            end({.kind = Kind::Ready});
        } else if (!hasId()) {
            fit();
        } else if (current().sentAt > 0 && !m_known) {
            askWhetherRead();
        } else if (current().changed && !isDescribedByEdit()) {
            describe();
        } else {
            m_at += 1;
            m_known = false;
            next();
        }
    }

    /// That of long ago counts where there is no file to be sent anew: the server is asked.
    bool hasId()
    {
        const Attachment &one = current();
        const bool old = one.sentAt > 0 && m_tools.now() - one.sentAt >= longestUnusedMs;
        return !one.id.isEmpty() && (!old || one.file.isEmpty());
    }

    bool isDescribedByEdit() const
    {
        return m_kind == Action::Kind::Edit && capabilities(m_session.instance).mediaInEdits;
    }

    void fit()
    {
        if (current().file.isEmpty()) {
            refuse(goneWords());
            return;
        }
        const QString path = attachmentPath(m_core.store.folder(), current().file);
        inBack([path, file = current(), limits = m_session.instance.posting,
                   host = m_session.account.host, fitter = m_core.fitter]() -> Result<FittedFile> {
            if (!QFileInfo(path).isFile()) {
                return noFile(file);
            }
            return fitter ? fitter->fit(path, file, limits) : asItIs(path, file, limits, host);
        }).then(this, [this](const Result<FittedFile> &fitted) { hearFitted(fitted); });
    }

    void hearFitted(const Result<FittedFile> &fitted)
    {
        if (fitted) {
            m_fitted = *fitted;
            upload();
        } else if (fitted.error().kind == ErrorKind::NotFound) {
            refuse(goneWords());
        } else {
            const QString &why = fitted.error().detail;
            refuse(why.isEmpty() ? sentence(fitted.error()) : current().name + u": "_s + why);
        }
    }

    void upload()
    {
        auto request = m_family->sendMedia(
            m_session.instance, withMark(asSent(current(), m_fitted), m_post), m_fitted.path);
        if (!request) {
            dropFitted();
            hearRefusal(request.error(), 0);
            return;
        }
        request->watch = std::make_shared<SendingWatch>(
            [flow = QPointer<MediaSending>(this)](qint64 bytes, qint64 total) {
                if (flow) {
                    flow->tell(bytes, total);
                }
            });
        m_uploading = true;
        m_upload = m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single));
        m_upload.then(this, [this](const Result<Response> &response) {
            m_uploading = false;
            dropFitted();
            uploaded(response);
        });
    }

    void tell(qint64 bytes, qint64 total)
    {
        if (m_uploading && m_tools.sending) {
            m_tools.sending(m_row, int(m_at) + 1, int(m_post.media.size()), bytes, total);
        }
    }

    /// Who takes a post back waits for no upload.
    void askWhetherWanted()
    {
        m_core.store.readUser([id = m_row](store::UserTx &tx) { return store::outboxRow(tx, id); })
            .then(this, [this](const Result<std::optional<store::OutboxRow>> &row) {
                const bool wanted = !row || (*row && store::isUnderWay((*row)->state));
                if (m_uploading && !wanted) {
                    m_uploading = false;
                    m_upload.cancel();
                    end({.kind = Kind::Gone});
                }
            });
    }

    void uploaded(const Result<Response> &response)
    {
        const auto sent = sentIn(response);
        if (!sent) {
            return;
        }
        if (sent->id.isEmpty() || sent->id.size() > longestMediaId) {
            hearRefusal({.kind = ErrorKind::BadAnswer, .subject = m_session.instance.host},
                response->status);
            return;
        }
        Attachment &one = current();
        one.id = sent->id;
        one.sentAt = std::max<qint64>(m_tools.now(), 1);
        m_known = sent->ready;
        // A server that keeps the same bytes once may have said something else of them before.
        const auto left = stillToDescribe(*sent, withMark(one, m_post));
        one.changed = left.has_value();
        one.description = left ? left->description : one.description;
        save([this] { m_known ? next() : waitForIt(); });
    }

    /// What the answer tells; nothing where that was the end.
    std::optional<SentMedia> sentIn(const Result<Response> &response)
    {
        if (!response) {
            hearRefusal(response.error(), 0);
            return {};
        }
        m_sessions.noteRefusal(m_session, *response);
        const auto sent = m_family->decodeSentMedia(m_session.instance, *response);
        if (!sent) {
            hearRefusal(withTime(sent.error(), *response, m_core.clock), response->status);
            return {};
        }
        return *sent;
    }

    void askWhetherRead()
    {
        const auto request = m_family->mediaState(m_session.instance, current().id);
        if (!request) { // a server that answers once it has read it
            m_known = true;
            next();
            return;
        }
        m_core.http.send(asked(m_core, m_session, *request))
            .then(this, [this](const Result<Response> &response) { hearState(response); });
    }

    void hearState(const Result<Response> &response)
    {
        const auto state = response ? m_family->decodeSentMedia(m_session.instance, *response)
                                    : Result<SentMedia>(response.error());
        const auto kind = state || !response ? std::nullopt : std::optional(state.error().kind);
        if (kind == ErrorKind::NotFound && current().file.isEmpty()) {
            missed();
            return;
        }
        if (kind == ErrorKind::NotFound || kind == ErrorKind::Rejected) {
            forgetId();
        }
        if (kind == ErrorKind::NotFound) { // thrown away, or the user did
            save([this] { next(); });
        } else if (kind == ErrorKind::Rejected) {
            save([this, response] { (void)sentIn(response); });
        } else if (const auto sent = sentIn(response)) {
            m_known = sent->ready;
            m_known ? next() : waitForIt();
        }
    }

    /// A post that was deleted just now has it for a while yet (Mastodon: RemovalWorker), so that
    /// it is asked for again; its id stays also after that.
    void missed()
    {
        const qint64 age = std::max<qint64>(0, m_tools.now() - current().sentAt);
        if (age >= longestLettingGoMs) {
            refuse(lostWords());
            return;
        }
        end({.kind = Kind::Reading,
            .until = m_tools.now() + std::clamp(age, firstReadingMs, mostReadingMs),
            .why = lostWords()});
    }

    void forgetId()
    {
        current().id.clear();
        current().sentAt = 0;
    }

    void waitForIt()
    {
        const Attachment &one = current();
        const qint64 age = std::max<qint64>(0, m_tools.now() - one.sentAt);
        if (age >= longestReadingMs) {
            refuse(withNames(Words::tr("%1 could not read \"%2\" within an hour.")));
            return;
        }
        end({.kind = Kind::Reading,
            .until = m_tools.now() + std::clamp(age, firstReadingMs, mostReadingMs),
            .why = withNames(Words::tr("%1 is still reading \"%2\"."))});
    }

    void describe()
    {
        Attachment file = withMark(current(), m_post);
        if (m_kind == Action::Kind::Publish && file.sentAt == 0) {
            file.sentAt = m_tools.now(); // the post that had it is deleted
        }
        const auto request = m_family->describeMedia(m_session.instance, file);
        if (!request) {
            refuse(inBrackets(undescribedWords(), request.error().detail));
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single))
            .then(this, [this](const Result<Response> &response) { described(response); });
    }

    void described(const Result<Response> &response)
    {
        if (response) {
            const auto told = m_family->decodeSentMedia(m_session.instance, *response);
            if (!told && isRefusal(told.error().kind)) {
                refuse(inBrackets(undescribedWords(), told.error().detail));
                return;
            }
        }
        if (sentIn(response)) {
            current().changed = false;
            save([this] { next(); });
        }
    }

    void hearRefusal(const Error &error, int status)
    {
        if (!isRefusal(error.kind)) {
            end({.kind = Kind::Trouble, .error = error, .status = status});
            return;
        }
        const QString pattern = status == payloadTooLarge ? Words::tr("\"%2\" is too large for %1.")
                                                          : Words::tr("%1 does not take \"%2\".");
        refuse(inBrackets(withNames(pattern), error.detail));
    }

    QString withNames(const QString &pattern)
    {
        return pattern.arg(m_session.account.host, current().name);
    }

    QString goneWords()
    {
        return Words::tr("The file \"%1\" is no longer there.").arg(current().name);
    }

    QString lostWords()
    {
        return Words::tr("%1 no longer has one of the files, and there is no copy of it here. Edit "
                         "the post, take the file out and add it anew.")
            .arg(m_session.account.host);
    }

    QString undescribedWords()
    {
        return withNames(Words::tr("%1 does not take another description of \"%2\"."));
    }

    /// `then` hears of nothing but what was written.
    void save(std::function<void()> then)
    {
        m_core.store
            .writeUser([id = m_row, media = m_post.media](
                           store::UserTx &tx) { return store::saveAttachments(tx, id, media); })
            .then(this, [this, then = std::move(then)](const Result<bool> &saved) {
                if (saved && *saved) {
                    then();
                } else {
                    end({.kind = saved ? Kind::Gone : Kind::Disk});
                }
            });
    }

    void refuse(const QString &why) { end({.kind = Kind::Refused, .why = why}); }

    void end(MediaEnd outcome)
    {
        outcome.media = m_post.media;
        finish(std::move(outcome));
    }

    void dropFitted()
    {
        if (m_fitted.temporary) {
            QFile::remove(m_fitted.path);
        }
        m_fitted = {};
    }

    OutboxTools &m_tools;
    qint64 m_row;
    Action::Kind m_kind;
    PostText m_post; ///< its media as the row has them
    qsizetype m_at = 0; ///< of these
    bool m_known = false; ///< the server said of this one that it has read it
    FittedFile m_fitted;
    bool m_uploading = false;
    QFuture<Result<Response>> m_upload;
};

} // namespace

QFuture<Result<MediaEnd>> sendAttachments(
    OutboxTools &tools, const Session &session, const store::OutboxRow &row)
{
    return begun(new MediaSending(tools, session, row));
}

} // namespace asterism
