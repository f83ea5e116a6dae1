// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/purpose.h"
#include "net/bodysink.h"
#include "net/form.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>
#include <utility>

namespace asterism {

/// One HTTP request as a value, built by pure functions and sent by HttpClient.
struct Request {
    enum Priority {
        Single, ///< somebody waits for it: goes before all others of its host
        Steady, ///< of a run that keeps its own pace: neither spaced for an own account nor
                ///< budgeted
        Background, ///< polling and filling: spaced and budgeted (hostlanes.h)
    };

    QByteArray method = "GET";
    QUrl url = {}; ///< https; http only for loopback hosts; without user and password
    QList<QPair<QByteArray, QByteArray>> headers = {}; ///< besides Host, User-Agent, Authorization
    QByteArray body = {}; ///< needs a Content-Type among the headers
    /// In the place of `body`, with a Content-Type of its own. Usage error with both, where its
    /// file cannot be read, and where the file changes or goes while it is sent (the server then
    /// has half a body, which is none).
    std::optional<Form> form = {};
    std::shared_ptr<SendWatch> watch = {}; ///< of what is sent; null: nobody asks
    QString bearer = {}; ///< the token; goes only to the origin (scheme, host, port) of `url`
    /// The field of the body in which the server takes the token, too; empty: there is none. Where
    /// it says that there was no token (missesToken()), the client sends the request once more with
    /// the token there, and so all that come after it to that host (tokenplace.h).
    QString tokenField = {};
    bool tokenInBody = false; ///< in that field from the start, and in no header
    qint64 maxBytes = 2 * 1024 * 1024; ///< of the body after decompression; more is BadAnswer
    int connectTimeoutMs = 10'000; ///< name look-up, TCP and TLS together
    int timeoutMs = 30'000; ///< from the request's turn to its last byte, redirects included
    /// Longest silence before or within the body, and of a form while it is sent; 0: none but
    /// timeoutMs. For bodies that may take long as long as they come, or go. (The system takes up
    /// to some MB at once: on a slow line they are on their way for a while after the last word.)
    int idleTimeoutMs = 0;
    int maxRedirects = 5;
    /// Whoever knows the path of `url` gets something by it: no log names more than the host.
    bool secretPath = false;
    /// The user typed the host of `url`, so it may lead into a private network. Says nothing
    /// about hosts that a redirect leads to.
    bool typedHost = false;
    /// By or for an account of the user's at the host of `url` (or one that is being signed in):
    /// no guest's. Left behind when a redirect leads to another host. See GateRules.
    bool own = false;
    Purpose purpose = Purpose::Other; ///< why the host is asked, for the book of hosts
    Priority priority = Single;
    /// It changes nothing at the server whatever its method is, so that it may be tried again as a
    /// GET (Misskey's API knows only POST).
    bool onlyReads = false;
    /// By which name the server counts such requests apart from others, so that a limit that was
    /// met may be that of these alone (limitsOneCall()); empty: it limits whoever asks as a whole.
    QString limitName = {};
    /// More tries after Network, Timeout and 5xx but 501 and 503, with backoff. Only GET, HEAD and
    /// what onlyReads are ever tried again, and none with a sink. TLS errors and unknown names are
    /// not tried again.
    int retries = 0;
    /// How long the request may wait for a paused host (RateLimited at once if longer).
    /// -1: 5 s for Single, 10 min for Background.
    qint64 patienceMs = -1;
    /// Where a good answer's body goes; null: into the Response. Bodies of other answers are
    /// short and stay there.
    std::shared_ptr<BodySink> sink = {};

    bool operator==(const Request &) const = default;
};

/// The same request, and why it is made.
inline Request forPurpose(Purpose purpose, Request request)
{
    request.purpose = purpose;
    return request;
}

} // namespace asterism
