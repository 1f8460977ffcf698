/**
 * What stands before the server: the order in which messages may come, and whether their params can be read. The
 * library sees to neither. A request is always answered, if only with a refusal; a notification never is.
 */
import {
  type ConnectionOptions,
  ErrorCodes,
  LSPErrorCodes,
  Message,
  MessageType,
  type MessageWriter,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { malformed } from './params.ts';

const refusal = (id: RequestMessage['id'], code: number, message: string): ResponseMessage => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});

export interface Gate {
  readonly options: ConnectionOptions;
  /** Whether the client has said `shutdown`. */
  readonly isShutDown: () => boolean;
}

export function gateBefore(writer: MessageWriter): Gate {
  let state: 'new' | 'initialized' | 'shut down' = 'new';

  const refusedRequest = ({ id, method, params }: RequestMessage): ResponseMessage | undefined => {
    if (state === 'shut down') {
      return refusal(id, ErrorCodes.InvalidRequest, `${method} after shutdown: only exit may follow`);
    }
    if (state === 'new' && method !== 'initialize') {
      return refusal(id, ErrorCodes.ServerNotInitialized, `${method} before initialize`);
    }
    if (state === 'initialized' && method === 'initialize') {
      return refusal(id, ErrorCodes.InvalidRequest, 'initialize may be sent once only');
    }
    const wrong = malformed(method, params);
    return wrong === undefined ? undefined : refusal(id, ErrorCodes.InvalidParams, `${method}: ${wrong}`);
  };
  const warn = (message: string): void => {
    const params = { type: MessageType.Warning, message };
    void writer.write({ jsonrpc: '2.0', method: 'window/logMessage', params } as Message);
  };

  const options: ConnectionOptions = {
    connectionStrategy: {
      // A request that no one has begun to answer is dropped with this; one that is being answered gets its answer.
      cancelUndispatched: (message) =>
        Message.isRequest(message)
          ? refusal(message.id, LSPErrorCodes.RequestCancelled, 'the request was cancelled')
          : undefined,
    },
    messageStrategy: {
      handleMessage: (message, next) => {
        if (Message.isRequest(message)) {
          const refused = refusedRequest(message);
          if (refused) return void writer.write(refused);
          if (message.method === 'initialize') state = 'initialized';
          if (message.method === 'shutdown') state = 'shut down';
        } else if (Message.isNotification(message) && message.method !== 'exit') {
          if (state !== 'initialized') return undefined;
          const wrong = malformed(message.method, message.params);
          if (wrong !== undefined) return warn(`${message.method} is passed over: ${wrong}`);
        }
        return next(message);
      },
    },
  };
  return { options, isShutDown: () => state === 'shut down' };
}
